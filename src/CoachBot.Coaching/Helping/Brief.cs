using System.Collections.Immutable;
using CoachBot.Coaching.Conversations;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.Practice;
using CoachBot.Core.Cards;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Helping;

/// <summary>
/// What a helper sees on saying yes: three questions to ask, how the rep would like feedback from them; none of the
/// rep's history.
/// </summary>
public static class Brief
{
    /// <summary>The view that shows it, made when it is sent: it speaks of somebody else's words.</summary>
    public const string View = "brief";

    public static void Show(PersonTurn turn, Letter asked) => turn.Owe(new Owed.Show(
        View, ImmutableSortedDictionary<string, string>.Empty.Add("letter", asked.ToText()),
        new CardName(View, CardName.NoWeek, turn.NextCard(View)).ToString()));

    public static async ValueTask<Card> DrawAsync(PersonTurn turn, Letter asked)
    {
        var referred = await turn.ReadAskedAsync(asked);
        if (referred.Row is not { } row || !referred.IsColleagueOf(turn.Profile))
            return Card.Say(PeersCopy.TakenBack);

        var (name, request) = (referred.From.Name ?? "", HelpRequest.Read(row));
        var given = (await HelpBook.OpenAsync(turn)).FindGiven(asked.From, asked.Row);
        var text = HelpingCopy.ThreeQuestions(name, HelpingCopy.When(request, given?.MeetOn));
        return new(
            text,
            [
                new Paragraph(text),
                new Items([.. turn.Settings.Packs.QuestionsFor(request.Skill).Select(HelpingCopy.ToAsk)]),
                .. FeedbackQuestion.For(referred.Feedback, turn.Profile.Partition, name),
            ]);
    }
}
