using System.Text.Json.Nodes;
using CoachBot.Core.Cards;
using CoachBot.Core.Text;

namespace CoachBot.Slack.Blocks;

/// <summary>Draws a field as an input; its stable name is <c>block_id</c> and <c>action_id</c>.</summary>
sealed class InputWriter(Func<Phrase, string> say, bool isModal)
{
    /// <returns>One block; none for a choice between nothing, which Slack does not take.</returns>
    public IEnumerable<JsonObject> Draw(Field field)
    {
        if (Element(field) is not { } element)
            yield break;

        var input = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Name,
            ["label"] = BlockKitRenderer.Plain(say(field.Label), Limits.Label),
            ["element"] = element,
        };
        if (isModal)
            input["optional"] = true; // What may be empty is ours to say; a client's own refusal has no words of ours.
        if (field.Objection is { } objection)
            input["hint"] = BlockKitRenderer.Plain(say(objection), Limits.Label);
        yield return input;
    }

    JsonObject? Element(Field field) => field switch
    {
        TextField text => Text(text),
        ChoiceField choice => Choice(choice),
        TimeField time => Time(time),
        _ => throw new System.Diagnostics.UnreachableException($"No Block Kit for {field.GetType().Name}."),
    };

    JsonObject Text(TextField field)
    {
        var value = Characters.Cut(Characters.Sound(field.Value ?? ""), Limits.InputLength);
        var element = new JsonObject
        {
            ["type"] = "plain_text_input",
            ["action_id"] = field.Name,
            ["multiline"] = field.Multiline,
            ["max_length"] = Math.Clamp(Math.Max(field.MaxLength, value.Length), 1, Limits.InputLength),
        };
        if (value.Length > 0)
            element["initial_value"] = value;
        if (field.Placeholder is { } placeholder)
            element["placeholder"] = BlockKitRenderer.Plain(say(placeholder), Limits.Placeholder);
        return element;
    }

    JsonObject? Choice(ChoiceField field)
    {
        var choices = field.Choices.Take(Limits.Options).ToList();
        if (choices.Count == 0)
            return null;

        var isShown = choices.Count <= Limits.ShownOptions && (field.Multiple || choices.Count <= 5);
        var chosen = choices.Where(one => !field.Values.IsDefault && field.Values.Contains(one.Value)).ToList();
        var element = new JsonObject
        {
            ["type"] = (field.Multiple, isShown) switch
            {
                (true, true) => "checkboxes",
                (true, false) => "multi_static_select",
                (false, true) => "radio_buttons",
                (false, false) => "static_select",
            },
            ["action_id"] = field.Name,
            ["options"] = new JsonArray([.. choices.Select(Option)]),
        };
        if (field.Multiple && chosen.Count > 0)
            element["initial_options"] = new JsonArray([.. chosen.Select(Option)]);
        else if (chosen.Count > 0)
            element["initial_option"] = Option(chosen[0]);
        return element;
    }

    static JsonObject Time(TimeField field)
    {
        var element = new JsonObject { ["type"] = "timepicker", ["action_id"] = field.Name };
        if (field.Value is { } at)
            element["initial_time"] = at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return element;
    }

    JsonNode Option(Choice choice) => new JsonObject
    {
        ["text"] = BlockKitRenderer.Plain(say(choice.Label), Limits.OptionText),
        ["value"] = choice.Value,
    };
}
