namespace CoachBot.Slack.Blocks;

/// <summary>What Block Kit takes, in UTF-16 characters unless they are counted things.</summary>
/// <remarks>Slack, "Reference: blocks", "block elements", "composition objects", "views".</remarks>
static class Limits
{
    public const int MessageBlocks = 50;
    public const int ViewBlocks = 100;
    public const int Header = 150;
    public const int Text = 3000;
    public const int Field = 2000;
    public const int Fields = 10;

    /// <summary>Not told for a context's texts; what its images' texts take is kept to.</summary>
    public const int Context = 2000;

    public const int ContextElements = 10;
    public const int Label = 2000;
    public const int Placeholder = 150;
    public const int InputLength = 3000;
    public const int Buttons = 25;
    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int Id = 255;
    public const int OptionText = 75;
    public const int Options = 100;

    /// <summary>Radio buttons and check boxes; more go into a menu.</summary>
    public const int ShownOptions = 10;

    public const int ModalTitle = 24;
    public const int ModalButton = 24;
    public const int Metadata = 3000;

    /// <summary>Of a message's fallback: longer ones are advised against.</summary>
    public const int Fallback = 4000;

    /// <summary>
    /// All texts of one message or view together. Slack refuses long ones (<c>msg_blocks_too_long</c>) without saying
    /// from where on; the one sum it does tell, of markdown blocks, is kept to.
    /// </summary>
    public const int AllText = 12_000;
}
