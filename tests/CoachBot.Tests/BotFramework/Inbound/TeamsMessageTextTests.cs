using System.Text.Json.Nodes;
using CoachBot.Core.Conversation;
using CoachBot.Tests.Support.BotFramework;
using static CoachBot.Tests.BotFramework.Inbound.ActivityReaderTests;

namespace CoachBot.Tests.BotFramework.Inbound;

public sealed class TeamsMessageTextTests
{
    [Theory]
    [InlineData("<at>CoachBot</at> summary", "summary")]
    [InlineData("<at>CoachBot</at>\u00A0summary", "summary")]
    [InlineData("<at>CoachBot</at>&nbsp;summary&nbsp;\r\n", "summary")]
    [InlineData("summary <AT>coachbot</AT>", "summary")]
    [InlineData("<at id=\"0\">CoachBot</at> summary", "summary")]
    [InlineData("ask <at>CoachBot</at> this", "ask this")]
    [InlineData("<at>CoachBot</at> <at>CoachBot</at> done", "done")]
    [InlineData("<at>CoachBot</at>", "")]
    [InlineData("  <at>CoachBot</at>  \r\n", "")]
    [InlineData("<at>Somebody</at> typed this", "<at>Somebody</at> typed this")]
    public void The_mention_of_the_bot_goes_and_leaves_no_gap(string text, string expected) =>
        Assert.Equal(expected, Said(text, Mention(Payload.Bot, "CoachBot", "<at>CoachBot</at>")).Text);

    [Fact]
    public void A_mention_without_its_text_is_known_by_the_name() =>
        Assert.Equal("done", Said("<at>CoachBot</at> done", Mention(Payload.Bot, "CoachBot", null)).Text);

    [Fact]
    public void Other_people_are_named_and_kept()
    {
        var activity = Said(
            "<at>CoachBot</at> thank <at>Priya Shah</at> for the call with <at>Marc &amp; Co</at>",
            Mention(Payload.Bot, "CoachBot", "<at>CoachBot</at>"),
            Mention("29:1priya", "Priya Shah", "<at>Priya Shah</at>"),
            Mention("29:1marc", "Marc & Co", "<at>Marc &amp; Co</at>"));

        Assert.Equal("thank @Priya Shah for the call with @Marc & Co", activity.Text);
        Assert.Equal(["29:1priya", "29:1marc"], activity.People.Select(person => person.Id));
    }

    [Fact]
    public void A_first_name_alone_stands_for_the_whole_person()
    {
        var activity = Said("ask <at>Priya</at> how", Mention("29:1priya", "Priya Shah", "<at>Priya</at>"));

        Assert.Equal("ask @Priya Shah how", activity.Text);
    }

    [Fact]
    public void One_who_is_mentioned_twice_is_one_person()
    {
        var priya = Mention("29:1priya", "Priya", "<at>Priya</at>");

        var activity = Said("<at>Priya</at> and <at>Priya</at>", priya, priya.DeepClone());

        Assert.Equal("@Priya and @Priya", activity.Text);
        Assert.Single(activity.People);
    }

    [Fact]
    public void Channels_and_bots_are_no_people()
    {
        var activity = Said(
            "<at>Sales</at> <at>Other</at> hi",
            Mention("19:sales@thread.tacv2", "Sales", "<at>Sales</at>"),
            Mention("28:other", "Other", "<at>Other</at>"));

        Assert.Empty(activity.People);
    }

    [Theory]
    [InlineData("it costs < 5 & \"more\"")]
    [InlineData("use &lt;br&gt; and &amp;, <b>bold</b>")]
    [InlineData("one  blank\r\n\r\ntwo *lines* 🎯")]
    [InlineData("C:\\temp\\n [x](y) _z_ #1")]
    public void The_words_within_stay_as_they_were_typed(string text) => Assert.Equal(text, Said(text).Text);

    [Fact]
    public void A_quote_names_the_message_it_answers()
    {
        var quote = Payload.Parse("""{ "type": "quotedReply", "quotedReply": { "messageId": "17952" } }""");

        var activity = Said("<quoted messageId=\"17952\"/> listen longer", quote);

        Assert.Equal(("listen longer", "17952"), (activity.Text, activity.ReplyToId));
    }

    static Activity Said(string text, params JsonNode[] entities) =>
        Taken(Payload.Message(text).With("entities", new JsonArray(entities)));

    static JsonObject Mention(string id, string name, string? text) => new()
    {
        ["type"] = "mention",
        ["text"] = text,
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
    };
}
