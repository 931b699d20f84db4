using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Coaching.Dialog;

/// <summary>How a rep would like feedback, shown to who gives it.</summary>
static class FeedbackLines
{
    /// <summary>The agreement for who gives feedback; nothing for anybody else.</summary>
    /// <param name="reader">Their partition.</param>
    /// <param name="name">The rep's.</param>
    public static IEnumerable<CardElement> For(FeedbackAgreement? feedback, string reader, string name)
    {
        if (feedback?.IsFor(reader) != true)
            yield break;

        yield return new Paragraph(SharedText.FeedbackAgreed(name));
        if (Of(feedback).ToImmutableArray() is { IsEmpty: false } lines)
            yield return new Facts([.. lines]);
    }

    public static IEnumerable<Fact> Of(FeedbackAgreement feedback)
    {
        if (feedback.When is { } when)
            yield return new(SharedText.FeedbackWhenLabel, Phrase.Verbatim(when));
        if (feedback.About is { } about)
            yield return new(SharedText.FeedbackAboutLabel, Phrase.Verbatim(about));
    }
}
