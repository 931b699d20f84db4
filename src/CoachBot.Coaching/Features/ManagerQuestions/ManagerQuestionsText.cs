using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>What the bot says when a manager asks a rep something.</summary>
public static class ManagerQuestionsText
{
    public static Phrase AskManagersOnly { get; } = new("ask-rep.managers-only");
    public static Phrase AskHow { get; } = new("ask-rep.how");
    public static Phrase SendMine { get; } = new("button.send-mine");
    public static Phrase SendsNothing { get; } = new("as-question.sends-nothing");
    public static Phrase AnswerButton { get; } = new("button.answer");
    public static Phrase AnswerLabel { get; } = new("ask-rep.label");

    public static Phrase AskWhat(string name) => new("ask-rep.what", name);
    public static Phrase OnItsWay(string name, string words) => new("ask-rep.sent", name, words);
    public static Phrase AlreadySent(string name, string words) => new("ask-rep.sent-already", name, words);
    public static Phrase NotYours(string name) => new("ask-rep.not-yours", name);
    public static Phrase AskTomorrow(string name) => new("ask-rep.tomorrow", name);
    public static Phrase YouAsked(string name, string words) => new("ask-rep.you-asked", name, words);

    public static Phrase CoachManagersOnly { get; } = new("coach-me.managers-only");
    public static Phrase CoachHow { get; } = new("coach-me.how");
    public static Phrase CoachTitle { get; } = new("coach-me.title");
    public static Phrase CoachNext { get; } = new("coach-me.next");
    public static Phrase CoachLine(Phrase question) => new("coach-me.line", question);

    /// <summary>Three for where a situation is.</summary>
    public static ImmutableArray<Phrase> Questions(Stage stage) =>
        [.. Enumerable.Range(1, 3).Select(number => new Phrase($"coach-me.{stage}.{number}"))];

    public static Phrase YouWrote(string words) => new("as-question.you-wrote", words);
    public static Phrase Form(Phrase form) => new("as-question.line", form);
    public static Phrase WhichGoes(string name) => new("as-question.which", name);
    public static Phrase SendButton(int number) => new("button.send-form", number);

    public static Phrase Asks(string name, string words) => new("ask-rep.asks", name, words);
    public static Phrase AskedOn(string name, DateOnly on, string words) => new("ask-rep.asked-on", name, on, words);
    public static Phrase GoesTo(string name) => new("ask-rep.goes-to", name);
    public static Phrase IsItFor(string name, string words) => new("ask-rep.is-it-for", name, words);
    public static Phrase SendTo(string name) => new("button.send-to", name);
    public static Phrase NotForThem { get; } = new("button.not-for-them");
    public static Phrase AnswerSent(string name, string words) => new("ask-rep.answer-sent", name, words);
    public static Phrase YouAnswered(string name, string words) => new("ask-rep.you-answered", name, words);
    public static Phrase Answers(string name, string words) => new("ask-rep.answers", name, words);

    public static Phrase Seen(string manager, DateOnly on, string words) =>
        new("privacy.answered", manager, on, SharedText.OnOneLine(words));
    public static Phrase MoreSeen(int count) => new("privacy.more-answered", count);
}
