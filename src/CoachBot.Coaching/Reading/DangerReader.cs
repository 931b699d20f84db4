using CoachBot.Coaching.Reading.Phrases;

namespace CoachBot.Coaching.Reading;

/// <summary>Finds danger, and says for whom.</summary>
/// <remarks>What is quoted counts too: a plea in quotation marks is a plea.</remarks>
static class DangerReader
{
    const string Meaning = "danger";
    const string Self = "danger.self";
    const string Other = "danger.other";
    const string Net = "danger.net";

    static readonly int OwnPerson = RuleBook.Shipped.Shared("person.self");
    static readonly int OtherPerson = RuleBook.Shipped.Shared("person.other");
    static readonly int Says = RuleBook.Shipped.Shared("person.says");

    /// <returns><c>null</c>: none.</returns>
    public static Concerned? Read(ReadText text)
    {
        Concerned? worst = null;
        foreach (var found in text.FoundInAll)
        {
            if (found.Meaning is not (Meaning or Self or Other))
                continue;

            var who = Who(text.All, found);
            if (found.Meaning == Self && who == Concerned.Self)
                return Concerned.Self;

            worst = worst is null || who == Concerned.Other ? who : worst;
        }

        // The net lies wide: a death that a person mourns, and what others say, are none of its catch.
        return worst ?? (text.Has(Net) && !text.Has("grief") ? Concerned.Self : null);
    }

    static Concerned Who(Words words, Finding found)
    {
        if (found.Meaning == Other || IsReported(words, found.Start))
            return Concerned.Other;

        return found.Meaning == Self ? Concerned.Self : Nearest(words, found);
    }

    /// <summary>"Ben said he …": a person speaks before it in the sentence, and it is not the writer.</summary>
    static bool IsReported(Words words, int before)
    {
        for (var at = words.SentenceOf(before).From; at < before; at++)
        {
            if (words.Has(Says, at) && (at == 0 || !words.Has(OwnPerson, at - 1)))
                return true;
        }

        return false;
    }

    /// <summary>The person named in it, or else last before it.</summary>
    static Concerned Nearest(Words words, Finding found)
    {
        for (var at = found.Start; at < found.End; at++)
        {
            if (words.Has(OwnPerson, at))
                return Concerned.Self;
            if (words.Has(OtherPerson, at))
                return Concerned.Other;
        }

        for (var at = found.Start - 1; at >= words.SentenceOf(found.Start).From; at--)
        {
            if (words.Has(OwnPerson, at))
                return Concerned.Self;
            if (words.Has(OtherPerson, at))
                return Concerned.Other;
        }

        return Concerned.Self;
    }
}
