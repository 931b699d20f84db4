using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>
/// What a helper sees on saying yes: three questions to ask, how the rep would like feedback from them; none of the
/// rep's history.
/// </summary>
public static class HelpBrief
{
    /// <summary>The view that shows it, made when it is sent: it speaks of another person's words.</summary>
    public const string View = "brief";

    public static void Show(PersonTurn turn, MessageReference asked) => turn.Owe(new OutboxMessage.ShowView(
        View, ImmutableSortedDictionary<string, string>.Empty.Add("letter", asked.ToText()),
        new CardId(View, CardId.NoWeek, turn.NextCard(View)).ToString()));

    public static async ValueTask<Card> DrawAsync(PersonTurn turn, MessageReference asked)
    {
        var referred = await turn.ReadAskedAsync(asked);
        if (referred.Row is not { } row || !referred.IsColleagueOf(turn.Profile))
            return Card.Say(PeersText.TakenBack);

        var (name, request) = (referred.From.Name ?? "", HelpRequest.Read(row));
        var given = (await HelpRecords.OpenAsync(turn)).FindGiven(asked.From, asked.Row);
        var text = HelpingText.ThreeQuestions(name, HelpingText.When(request, given?.MeetOn));
        return new(
            text,
            [
                new Paragraph(text),
                new Items([.. turn.Settings.Packs.QuestionsFor(request.Skill).Select(HelpingText.ToAsk)]),
                .. FeedbackLines.For(referred.Feedback, turn.Profile.Partition, name),
            ]);
    }
}
