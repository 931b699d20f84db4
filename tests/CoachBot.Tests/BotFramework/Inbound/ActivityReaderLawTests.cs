using System.Text;
using System.Text.Json.Nodes;
using CoachBot.BotFramework.Inbound;
using CoachBot.Tests.Support.BotFramework;
using FsCheck;
using FsCheck.Fluent;
using static CoachBot.Tests.BotFramework.Inbound.ActivityReaderTests;

namespace CoachBot.Tests.BotFramework.Inbound;

public sealed class ActivityReaderLawTests
{
    /// <summary>Whatever a proven sender says, the reader has an answer for it.</summary>
    [Fact]
    public void Nothing_that_is_sent_makes_the_reader_fail() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(Mutilated().ToArbitrary(), body => ProvenSender.Judged(body) is not null));

    [Fact]
    public void An_id_too_long_to_be_kept_is_none() => Assert.IsType<InboundRequest.Bad>(
        ProvenSender.Judged(Payload.Message("X").With("id", new string('1', 100_000))));

    [Fact]
    public void A_name_is_one_line()
    {
        var message = Payload.Message("X").With(
            "from", new JsonObject { ["id"] = "29:ana", ["name"] = " Ana\r\n\u2028 de la Vega " });

        var read = Assert.IsType<InboundRequest.Accepted>(ProvenSender.Judged(message));

        Assert.Equal("Ana de la Vega", read.Activity.From.Name);
    }

    /// <summary>Sound activities of each kind with a member replaced, or bytes replaced, by anything.</summary>
    static Gen<byte[]> Mutilated()
    {
        string[] wholes =
        [
            Payload.Message().ToJsonString(), Payload.ChannelMessage().ToJsonString(),
            Edit("a", "b").ToJsonString(), Invoke("""{ "action": { "data": { "command": "x" } } }""").ToJsonString(),
            Payload.InTeam(Payload.Personal("conversationUpdate"))
                .With("membersAdded", new JsonArray(1, "a", null)).ToJsonString(),
        ];
        string[] anything =
            ["null", "7", "-1.5e300", "true", "\"\"", "[]", "{}", "[[{}]]", "\"\\ud800\"", "{\"id\":{}}"];
        var members =
            from whole in Gen.Elements(wholes)
            let activity = Payload.Parse(whole)
            from name in Gen.Elements(activity.Select(member => member.Key).ToArray())
            from value in Gen.Elements(anything)
            select Encoding.UTF8.GetBytes(
                activity.With(name, "@@").ToJsonString().Replace("\"@@\"", value, StringComparison.Ordinal));
        var bytes =
            from whole in Gen.Elements(wholes)
            from at in Gen.Choose(0, whole.Length - 1)
            from with in Gen.Choose(0, 255)
            select Replaced(Encoding.UTF8.GetBytes(whole), at, (byte)with);
        return Gen.OneOf(members, bytes, ArbMap.Default.GeneratorFor<byte[]>());
    }

    static byte[] Replaced(byte[] bytes, int at, byte with)
    {
        bytes[at] = with;
        return bytes;
    }
}
