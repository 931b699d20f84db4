using System.Text.Json.Serialization;
using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;
using CoachBot.Tests.Support;
using CoachBot.Tests.Support.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace CoachBot.Tests.Core.Delivery;

/// <summary>Each kind of pending message has its own handler; a kind of a newer version has none.</summary>
public sealed class DeliveryHandlerTests
{
    readonly MemoryTable _table = new();
    readonly World _world = new();
    readonly ScriptedChannel _channel = new();

    [Fact]
    public void Every_kind_of_pending_message_has_one_handler()
    {
        var kinds = typeof(OutboxMessage).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Select(kind => ((JsonDerivedTypeAttribute)kind).DerivedType.Name);

        var handled = new ServiceCollection().AddDelivery()
            .Where(service => service.ServiceType == typeof(IDeliveryHandler))
            .Select(service => service.ImplementationType!.BaseType!.GetGenericArguments()[0].Name);

        Assert.Equal(kinds.Order(StringComparer.Ordinal), handled.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_pending_message_of_a_newer_version_is_counted_and_waits()
    {
        var life = new Life(_table, _channel, _world);
        await life.HearAsync(At.Says("hello", "e1"));
        await life.DrainAsync();
        var row = new Entity(At.Partition(), $"{TurnCommitter.OwedPrefix}000000000099")
            .With("what", """{"is":"hologram","brightness":3}""").With("owedAt", At.Start);
        await _table.CommitAsync(row.Partition, [new Change.Insert(row)], default);
        using var counted = new Counted("coachbot_unknown_rows_total");

        var later = await life.DrainAgainAsync();

        Assert.Equal(TimeSpan.FromSeconds(20), later);
        Assert.Equal([""], counted.Labels);
        Assert.NotNull(await _table.GetAsync(row.Partition, row.Row, default));
    }

    [Theory]
    [InlineData("blocked", "blocked")]
    [InlineData("a code of next year", "other")]
    public async Task A_reason_that_the_channel_tells_apart_is_a_label_and_any_other_is_not(
        string reason, string label)
    {
        _channel.UnreachableReasons = new HashSet<string>(StringComparer.Ordinal) { "blocked" };
        _channel.Answers(new ChannelResult.Unreachable(reason));
        var life = new Life(_table, _channel, _world);
        using var counted = new Counted("coachbot_unreachable_total");

        await life.HearAsync(At.Says("hello", "e1"));
        await life.DrainAsync();

        Assert.Equal([label], counted.Labels);
    }

    [Fact]
    public async Task A_posted_card_is_found_where_it_went_with_the_columns_that_are_stored()
    {
        ConversationReference there = new(
            "elsewhere", "https://platform.example", "tenant", "bot", ConversationKind.Group, "chat", "user", "team");
        await _table.CommitAsync(
            At.Partition(), PostedCard.Kept(At.Partition(), there, "card.1.0", "message-1", At.Start), default);

        var posted = await PostedCard.FindAsync(_table, At.Partition(), "card.1.0", default);

        Assert.Equal(new PostedCard(there, "message-1", At.Start), posted);
        var row = await _table.GetAsync(At.Partition(), PostedCard.PostedRow("card.1.0"), default);
        Assert.Equal(
            ["botId", "channel", "conversationId", "kind", "messageId", "sentAt", "serviceUrl", "teamId", "tenantId",
                "userId"],
            row!.Columns.Keys);
    }
}
