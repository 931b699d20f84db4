using System.Collections.Immutable;
using CoachBot.Coaching.Dialog;
using CoachBot.Coaching.Model;
using CoachBot.Core.Conversation;
using CoachBot.Core.Dialogs;

namespace CoachBot.Coaching.Features.Weekly.Onboarding;

/// <summary>From the first word to the first question: welcome, consent, skill; and the invitations to it.</summary>
public sealed class OnboardingCapability : ICapability
{
    public ImmutableArray<CommandSpec> Commands { get; } =
    [
        new(Word.Agree, call => call.Turn.Say(PeopleText.AlreadyAgreed)) { Typed = ["agree"] },
        new(Word.TellMeMore, call => Conversation.NotUnderstood(call.Turn)) { Labels = ["tell me more"] },
        new(Word.NewSkill, call => OnboardingHandler.AskSkill(call.Turn)) { Typed = ["new skill"] },
    ];

    public ImmutableArray<HelpLine> Help { get; } =
    [
        new(10, "help.newcomer.agree", HelpFor.Newcomer), new(20, "help.newcomer.more", HelpFor.Newcomer),
        new(30, "help.newcomer.not-now", HelpFor.Newcomer), new(50, "help.manager.agree", HelpFor.ManagerAlone),
    ];

    public IEnumerable<MenuOffer> Offers(PersonTurn turn) => turn.Profile.IsAgreed || !turn.Managed.IsEmpty
        ? [] : [new(10, Word.Agree), new(11, Word.TellMeMore), new(12, Word.NotNow)];

    public ImmutableArray<IQuestion> Questions { get; } = [new ConsentQuestion(), new SkillQuestion()];

    public ImmutableArray<SendSpec> Sends { get; } = [Invitations.First, Invitations.Again];

    public ValueTask<bool> AdmitsAsync(PersonTurn turn, OpenQuestion? question, Answer given) =>
        turn.Profile.IsAgreed ? ValueTask.FromResult(true) : OnboardingHandler.AdmitsAsync(turn, question, given);

    /// <remarks>Two events tell of one installation: the second finds a person who has been welcomed.</remarks>
    public void Receive(PersonTurn turn, Activity activity, bool heals)
    {
        if (activity is { Kind: ActivityKind.Installed, Conversation.Kind: ConversationKind.Personal }
            && turn.Profile.Consent == Consent.None && turn.Managed.IsEmpty)
            OnboardingHandler.Welcome(turn);
    }

    /// <summary>An invitation that did not arrive is shown when they write, and nobody is reminded of it.</summary>
    public void Unseen(PersonTurn turn)
    {
        if (turn.Profile.Consent == Consent.Asked)
        {
            turn.Profile = turn.Profile.WithConsent(Consent.None).With("invitedAgainAt", turn.Now)
                .WithDialog(turn.Profile.Dialog.Where(question => question.Dialog != ConsentQuestion.Dialog));
        }
    }
}
