using System.Collections.Immutable;
using CoachBot.Coaching.Reading;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Features.ManagerQuestions;

/// <summary>What a person tells, put as questions: up to three, the one that opens most first.</summary>
public static class QuestionForms
{
    static Phrase Otherwise { get; } = new("as-question.otherwise");
    static Phrase Instead { get; } = new("as-question.instead");
    static Phrase InTheWay { get; } = new("as-question.in-the-way");
    static Phrase NextTime { get; } = new("as-question.next-time");

    public static ImmutableArray<Phrase> Forms(DirectiveDetector told) => (told.Kind, told.Act) switch
    {
        (DirectiveKind.Do, { } act) =>
            [new("as-question.if", act), new("as-question.easy", act), Otherwise],
        (DirectiveKind.Refrain, { } act) =>
            [Instead, new("as-question.easy-not", act), new("as-question.if-not", act)],
        (DirectiveKind.Stop, { } act) =>
            [Instead, new("as-question.do-without", act), new("as-question.without", act)],
        (DirectiveKind.Past, { } act) => [InTheWay, new("as-question.easier", act), NextTime],
        (DirectiveKind.Past, null) => [InTheWay, new("as-question.would-have-helped"), NextTime],
        _ => [new("as-question.different"), new("as-question.tried"), Otherwise],
    };
}
