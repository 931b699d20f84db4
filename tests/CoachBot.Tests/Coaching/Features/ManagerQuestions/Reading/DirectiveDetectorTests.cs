using CoachBot.Coaching.Features.ManagerQuestions;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Text;
using CoachBot.Core.Text;
using CoachBot.Tests.Support;
using Xunit.Abstractions;

namespace CoachBot.Tests.Coaching.Features.ManagerQuestions.Reading;

/// <summary>A miss is free, a needless offer is not: precision is held, recall is told.</summary>
public sealed class DirectiveDetectorTests(ITestOutputHelper output)
{
    const double LeastPrecision = 0.95;
    const double LeastRecall = 0.6;

    static readonly TextCatalog Words = new TextCatalogs().Default;

    static readonly IReadOnlyList<(bool Tells, string Text)> Tuned = Read("tellings.txt");

    /// <summary>Nothing was tuned on these.</summary>
    static readonly IReadOnlyList<(bool Tells, string Text)> HeldOut = Read("tellings-held-out.txt");

    [Fact]
    public void A_third_of_the_texts_is_held_out_and_each_is_labelled_once()
    {
        var all = Tuned.Concat(HeldOut).ToList();

        Assert.True(all.Count >= 120);
        Assert.InRange((double)HeldOut.Count / all.Count, 0.33, 0.4);
        Assert.Equal(all.Count, all.Select(text => text.Text).Distinct().Count());
    }

    [Fact]
    public void Hardly_ever_is_a_question_or_a_fact_taken_for_telling()
    {
        Tell("tuned", Tuned);
        var (found, right, wanted) = Tell("held out", HeldOut);

        Assert.True((double)right / found >= LeastPrecision, $"{right} of {found} told.");
        Assert.True((double)right / wanted >= LeastRecall, $"{right} of {wanted} were found.");
    }

    [Theory]
    [InlineData("You should send the agenda earlier", "What would change if you were to send the agenda earlier?")]
    [InlineData("Make sure you always ask first, please", "What would change if you were to ask first?")]
    [InlineData("make sure the deck is ready", "What would you like to be different?")]
    [InlineData("Don't talk about price so early", "What could you do instead?")]
    [InlineData("Stop sending long emails", "What could you do instead?")]
    [InlineData("Why didn't you send the recap?", "What got in the way?")]
    [InlineData("Why don't you call them?", "What would change if you were to call them?")]
    [InlineData("You should say \"no\" to it", "What would you like to be different?")]
    public void What_is_told_is_put_as_a_question_of_its_own_words(string told, string asked)
    {
        var forms = QuestionForms.Forms(DirectiveDetector.Find(told)!).Select(form => Words.Say(form)).ToList();

        Assert.Equal(asked, forms[0]);
        Assert.InRange(forms.Count, 1, 3);
        Assert.All(forms, form => Assert.EndsWith("?", form, StringComparison.Ordinal));
    }

    /// <summary>What is offered instead of telling tells nothing itself.</summary>
    [Fact]
    public void No_question_form_is_taken_for_telling()
    {
        var forms = Tuned.Concat(HeldOut).Select(text => DirectiveDetector.Find(text.Text)).OfType<DirectiveDetector>()
            .SelectMany(told => QuestionForms.Forms(told)).Select(form => Words.Say(form));

        Assert.DoesNotContain(forms, form => DirectiveDetector.Find(form) is not null);
    }

    (int Found, int Right, int Wanted) Tell(string name, IReadOnlyList<(bool Tells, string Text)> texts)
    {
        var found = texts.Where(text => DirectiveDetector.Find(text.Text) is not null).ToList();
        var (right, wanted) = (found.Count(text => text.Tells), texts.Count(text => text.Tells));
        output.WriteLine($"{name}: precision {right}/{found.Count}, recall {right}/{wanted} of {texts.Count}");
        foreach (var text in texts.Where(text => DirectiveDetector.Find(text.Text) is not null != text.Tells))
            output.WriteLine($"   {(text.Tells ? "missed" : "needless")}: {text.Text}");
        return (found.Count, right, wanted);
    }

    static List<(bool Tells, string Text)> Read(string name) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "CoachBot.Tests", "Corpus", name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | ", 2))
            .Select(parts => (parts[0] == "telling", parts[1])),
    ];
}
