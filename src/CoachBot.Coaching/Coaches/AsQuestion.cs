using System.Collections.Immutable;
using CoachBot.Coaching.Coaches.Reading;
using CoachBot.Core.Copy;

namespace CoachBot.Coaching.Coaches;

/// <summary>What somebody tells, put as questions: up to three, the one that opens most first.</summary>
public static class AsQuestion
{
    static Phrase Otherwise { get; } = new("as-question.otherwise");
    static Phrase Instead { get; } = new("as-question.instead");
    static Phrase InTheWay { get; } = new("as-question.in-the-way");
    static Phrase NextTime { get; } = new("as-question.next-time");

    public static ImmutableArray<Phrase> Forms(Telling told) => (told.Kind, told.Act) switch
    {
        (TellingKind.Do, { } act) =>
            [new("as-question.if", act), new("as-question.easy", act), Otherwise],
        (TellingKind.Refrain, { } act) =>
            [Instead, new("as-question.easy-not", act), new("as-question.if-not", act)],
        (TellingKind.Stop, { } act) =>
            [Instead, new("as-question.do-without", act), new("as-question.without", act)],
        (TellingKind.Past, { } act) => [InTheWay, new("as-question.easier", act), NextTime],
        (TellingKind.Past, null) => [InTheWay, new("as-question.would-have-helped"), NextTime],
        _ => [new("as-question.different"), new("as-question.tried"), Otherwise],
    };
}
