using System.Collections.Immutable;
using System.Globalization;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Dialogs;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.Helping;

/// <summary>"Who would you like to ask?": up to three who are willing; with none left, the manager.</summary>
public sealed class WhomQuestion : IQuestion
{
    public const string Dialog = "whom";
    const string Field = "helper";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: partition, tab, name; one a line.</summary>
    const string People = "people";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: nobody is willing, and this is the rep's manager.</summary>
    const string IsManager = "manager";

    /// <summary>In <see cref="OpenQuestion.Kept"/>: the request that found no yes, and whose it was.</summary>
    const string Before = "before";
    const string BeforeName = "beforeName";

    public string Name => Dialog;

    /// <param name="before">A request that found no yes; <c>null</c>: the first time.</param>
    public static void Ask(PersonTurn turn, ImmutableArray<Member> willing, HelpRequest? before)
    {
        var kept = before is null ? turn.NothingKept
            : turn.NothingKept.Add(Before, before.Row).Add(BeforeName, before.ToName);
        var people = willing.Select(member => (member.Person, member.Name)).ToList();
        if (people.Count == 0 && HelpRequestHandler.ManagerFor(turn, before) is { } manager)
        {
            people.Add(manager);
            kept = kept.Add(IsManager, "");
        }

        if (people.Count == 0)
        {
            turn.Say(before is null ? HelpingText.NobodyWilling : HelpingText.NobodyElse(before.ToName));
            return;
        }

        turn.Ask(new OpenQuestion(
            new CardId(Dialog, CardId.NoWeek, turn.NextCard(Dialog)).ToString(), Dialog,
            kept.Add(People, string.Join('\n', people.Select(one => $"{one.Person}\t{one.Name}")))));
    }

    /// <summary>It offers somebody in place of whom this request asked.</summary>
    public static bool IsAbout(OpenQuestion question, HelpRequest request) =>
        question.Dialog == Dialog && question.Kept.GetValueOrDefault(Before) == request.Row;

    public Card Draw(PersonTurn turn, OpenQuestion question, ImmutableSortedDictionary<string, Phrase> objections)
    {
        var people = Offered(question);
        var isManager = question.Kept.ContainsKey(IsManager);
        var before = question.Kept.GetValueOrDefault(BeforeName);
        var text = (isManager, before) switch
        {
            (true, null) => HelpingText.NobodyButManager(people[0].Name),
            (true, _) => HelpingText.NobodyElseButManager(before!, people[0].Name),
            (false, null) => HelpingText.Whom(SkillWords.ToYou(turn.Training.Skill)),
            _ => HelpingText.WhomElse(before!),
        };
        return new(
            text,
            new Paragraph(text),
            new Buttons(
            [
                .. people.Select((one, i) => new Button(
                    isManager ? HelpingText.AskThem(one.Name) : Phrase.Verbatim(one.Name),
                    people.Length == 1 ? Word.Yes : ButtonChoice.Number(i), Field: Field,
                    Value: i.ToString(CultureInfo.InvariantCulture))),
                isManager ? new(HelpingText.NobodyNow, "no") : new(SharedText.SkipButton, "skip"),
            ]));
    }

    public Card Settled(PersonTurn turn, CardId card) => Card.Say(HelpingText.Chosen);

    public bool IsChoice => true;

    public bool Takes(string word) => word is Word.Yes or Word.No or Word.NotNow;

    public async ValueTask AnswerAsync(PersonTurn turn, OpenQuestion question, Answer given)
    {
        var people = Offered(question);
        if (given.Command?.Word is Word.No or Word.NotNow)
            Skip(turn, question);
        else if (given.Command?.Word == Word.Yes && people.Length == 1)
            await ChooseAsync(turn, question, people[0]);
        else if (ButtonChoice.Of(turn, Draw(turn, question, turn.NoObjections), Field, given) is { } at)
            await ChooseAsync(turn, question, people[int.Parse(at, CultureInfo.InvariantCulture)]);
        else if (Named(people, given.Text) is { } named)
            await ChooseAsync(turn, question, named);
        else
            turn.AskOnceMore(question);
    }

    public void Skip(PersonTurn turn, OpenQuestion question)
    {
        turn.Close(question.Card);
        turn.Say(HelpingText.NobodyAsked);
    }

    /// <summary>What it is about is told once: somebody else is asked the same.</summary>
    static async ValueTask ChooseAsync(PersonTurn turn, OpenQuestion question, (string Person, string Name) chosen)
    {
        turn.Close(question.Card);
        if (question.Kept.GetValueOrDefault(Before) is { } row
            && (await HelpRecords.OpenAsync(turn)).Find(row) is { } before)
            await HelpRequestHandler.SendAsync(turn, before.AskedNext(chosen.Person, chosen.Name));
        else
            AboutQuestion.Ask(turn, chosen.Person, chosen.Name);
    }

    static (string Person, string Name)? Named(ImmutableArray<(string Person, string Name)> people, string? typed)
    {
        ImmutableArray<Member> members = [.. people.Select(one => new Member(one.Person, one.Name, "", false, ""))];
        return typed is { Length: > 0 } && NameMatcher.Find(typed, members, [], []).Try(out var found, out _)
            && found is [var person]
            ? people.First(one => one.Person == person) : null;
    }

    static ImmutableArray<(string Person, string Name)> Offered(OpenQuestion question) =>
        [.. question.Kept[People].Split('\n').Select(line => line.Split('\t')).Select(one => (one[0], one[1]))];
}
