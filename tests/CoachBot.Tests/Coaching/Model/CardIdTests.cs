using CoachBot.Coaching.Model;
using CoachBot.Core.Storage;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Coaching.Model;

public sealed class CardIdTests
{
    [Theory]
    [InlineData("ask.2026-11-16.1")]
    [InlineData("heard.-.2")]
    public void An_id_of_ours_is_read_and_said_alike(string id) => Assert.Equal(id, CardId.Read(id)?.ToString());

    [Theory]
    [InlineData("ask.9999-99-99.1")]
    [InlineData("ask.2026-11-16")]
    [InlineData("ask.2026-11-16.-1")]
    [InlineData("ask..1")]
    [InlineData("ask.tomorrow.1")]
    [InlineData("")]
    [InlineData(null)]
    public void An_id_that_no_card_can_have_is_none(string? id) => Assert.Null(CardId.Read(id));

    [Theory]
    [InlineData("ask.9999-99-99.1")]
    [InlineData("ask.-.1")]
    [InlineData("escape.2026-11-16.1")]
    [InlineData("nothing.-.1")]
    public async Task A_press_on_a_card_that_cannot_be_is_answered_and_changes_nothing(string card)
    {
        var rep = await Rep.CommittedAsync();
        var before = Told(await rep.FactsAsync());

        await rep.SubmitAsync(card, "save", ("stakes", "enormous"), ("escape", "run"));

        Assert.Equal(before, Told(await rep.FactsAsync()));
        Assert.NotEqual("", rep.LastHeard);
    }

    static IEnumerable<string> Told(IEnumerable<Entity> rows) =>
        rows.Select(row => $"{row.Row} {string.Join(' ', row.Columns)}");
}
