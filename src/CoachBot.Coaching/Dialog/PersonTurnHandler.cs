using System.Collections.Immutable;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Text;
using CoachBot.Core.Conversation;
using CoachBot.Core.Delivery;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Dialog;

/// <summary>Takes what happens to a person.</summary>
public sealed class PersonTurnHandler(
    IEntityReader table, CoachSettings settings, TextCatalogs books, CapabilitySet capabilities)
{
    /// <summary>A moment that came and settled nothing is met again so much later, not at every sweep.</summary>
    static readonly TimeSpan TryAgain = TimeSpan.FromHours(1);

    public async ValueTask<Turn> TakeAsync(
        TurnEvent happening, AddresseeState head, TurnClock moment, CancellationToken ct)
    {
        var activity = (happening as TurnEvent.ActivityReceived)?.Activity;
        var profile = ContactUpdate.Of(new Profile(head), happening);
        if (happening is TurnEvent.ProfileChanged && (head.IsNew || profile.Head == head))
            return new Turn { Head = head, IsNothing = true };
        if (happening is TurnEvent.MessageReceived { Mail: var message }
            && await RecordAsync(new(table, profile, message, ct)) is { } recorded)
            return recorded;

        var turn = await BeginAsync(profile, activity, activity?.Card, moment, ct);
        foreach (var capability in capabilities.All)
            capability.Begin(turn);
        if (happening is not TurnEvent.ActivityReceived)
            PeerMessages.CloseEnded(turn);
        DueSendHandler.CountOvertaken(turn);
        switch (happening)
        {
            case TurnEvent.TimerDue due when capabilities.Timer(due.Kind) is { OutlivesData: true } timer:
                await timer.TakeAsync(turn);
                break;
            case TurnEvent.ActivityReceived
            {
                Activity.Kind: ActivityKind.Message
                or ActivityKind.Submit
            } when head.IsDeleting:
                turn.Say(ConversationText.BeingDeleted);
                break;
            case not null and not TurnEvent.MessageReceived when head.IsDeleting:
                break;
            case TurnEvent.ActivityReceived heard:
                await HearAsync(turn, heard.Activity, heals: head.Unreachable is not null);
                break;
            case TurnEvent.TimerDue came:
                await DueSendHandler.TakeAsync(turn, came.Kind);
                break;
            case TurnEvent.MessageReceived { Mail: { Kind: PeerMessages.Kind } letter }:
                await PeerMessages.TakeAsync(turn, letter);
                break;
            case TurnEvent.MessageReceived { Mail: var mail }:
                _ = capabilities.All.Any(capability => capability.Receive(turn, mail));
                turn = await RejoinAsync(turn, moment, ct);
                PeerMessages.CloseEnded(turn);
                break;
            case TurnEvent.Unreachable { Reason: var reason }:
                foreach (var capability in capabilities.All)
                    capability.Unseen(turn);
                turn.Profile = turn.Profile.WithoutReach(reason, moment.Now);
                await ForgetUnseenAsync(turn, ct);
                break;
        }

        var finished = turn.Finish();
        return happening is TurnEvent.TimerDue met && finished.Head.Plan.GetValueOrDefault(met.Kind) is var again
            && again > default(DateTimeOffset) && again <= moment.Now
            ? finished with
            {
                Head = finished.Head
                .WithPlan(finished.Head.Plan.SetItem(met.Kind, moment.Now + TryAgain))
            }
            : finished;
    }

    /// <summary>A question that never arrived is not open: what the person writes next is no answer to it.</summary>
    async ValueTask ForgetUnseenAsync(PersonTurn turn, CancellationToken ct)
    {
        foreach (var question in turn.Profile.Dialog.Open)
        {
            if (await table.GetAsync(turn.Profile.Partition, PostedCard.PostedRow(question.Card), ct) is null)
                turn.Profile = turn.Profile.WithDialog(turn.Profile.Dialog.Without(question.Card));
        }
    }

    /// <summary>A turn of a person about whom nothing happened: to look at a card, or to make a view.</summary>
    /// <param name="card">The card looked at; its week is read, however long ago it was.</param>
    public ValueTask<PersonTurn> LookAsync(AddresseeState head, TurnClock moment, CancellationToken ct, string? card =
        null) =>
        BeginAsync(new Profile(head), null, card, moment, ct);

    /// <param name="heals">Nothing could be sent until now: what is open was perhaps never seen.</param>
    static async ValueTask HearAsync(PersonTurn turn, Activity activity, bool heals)
    {
        switch (activity.Kind)
        {
            case ActivityKind.Removed when activity.Conversation.Kind == ConversationKind.Personal:
                turn.Profile = turn.Profile.WithoutReach("uninstalled", turn.Now);
                return;
            case ActivityKind.Message or ActivityKind.Submit:
                turn.Profile = turn.Profile.With("silentWeeks", (long?)null).WithSilence(false);
                await Conversation.HearAsync(turn, activity);
                if (turn.IsAtEnd)
                    await EndAsync(turn);
                break;
            case ActivityKind.Edit:
                await Conversation.HearEditAsync(turn, activity);
                return;
            default:
                foreach (var capability in turn.Capabilities.All)
                    capability.Receive(turn, activity, heals);
                return;
        }

        if (activity.Conversation.Kind != ConversationKind.Personal)
            turn.SayIn(activity.Conversation, ConversationText.SeeOurChat);
    }

    /// <summary>A conversation came to its end: one thing is asked at most.</summary>
    static async ValueTask EndAsync(PersonTurn turn)
    {
        foreach (var capability in turn.Capabilities.All)
        {
            if (await capability.EndAsync(turn))
                return;
        }
    }

    async ValueTask<Turn?> RecordAsync(RecordRequest request)
    {
        foreach (var capability in capabilities.All)
        {
            if (await capability.RecordAsync(request) is { } recorded)
                return recorded;
        }

        return null;
    }

    async ValueTask<PersonTurn> BeginAsync(
        Profile profile, Activity? activity, string? card, TurnClock moment, CancellationToken ct)
    {
        var teams = await TeamsAsync(profile.Teams, ct);
        var managed = await TeamsAsync(profile.Manages, ct);
        var replied = activity?.ReplyToId is { } message && activity.Kind == ActivityKind.Message
            ? (await table.GetAsync(profile.Partition, PostedCard.MessageRow(message), ct))?.Text("card")
            : null;
        var weeks = await WeeksAsync(profile, CardId.Read(replied ?? card)?.Week, moment, ct);
        var situation = new TurnInput(profile, weeks, teams, managed, moment)
        {
            Settings = settings,
            Words = books.For(profile.Head.Language),
            Heard = activity,
            RepliedToCard = replied,
            Others = await OthersAsync(profile, activity, ct),
            Unmet = await UnmetAsync(activity, ct),
            Training = profile.Skill is { } skill
                ? await table.GetAsync(profile.Partition, SkillProgress.RowOf(skill), ct) : null,
            Referred = await ReferredAsync(profile, ct),
            Told = CardId.Read(replied ?? card)?.Dialog is { } dialog
                && capabilities.Questions.GetValueOrDefault(dialog)?.Tells is { } tells
                ? await table.QueryAsync(profile.Partition, tells, null, ct) : [],
            Ideas = profile.Dialog.Open.Any(question => capabilities.Questions[question.Dialog].ShowsTeamIdeas)
                ? await TeamIdeaReader.ReadAsync(table, profile, settings.Packs, ct) : [],
            Reads = new TurnReader(table, profile.Partition, ct),
        };
        return new PersonTurn(situation, capabilities);
    }

    /// <summary>After mail from a team the turn goes on with the teams as they are now.</summary>
    async ValueTask<PersonTurn> RejoinAsync(PersonTurn turn, TurnClock moment, CancellationToken ct)
    {
        return (await BeginAsync(turn.Profile, null, null, moment, ct)).Continuing(turn);
    }

    async ValueTask<ImmutableArray<TeamSettings>> TeamsAsync(ImmutableArray<string> partitions, CancellationToken ct)
    {
        var heads =
            await Task.WhenAll(partitions.Select(partition => table.GetAsync(partition, AddresseeState.RowKey, ct)));
        return [.. heads.OfType<Entity>().Select(row => new TeamSettings(new AddresseeState(row)))
            .Where(team => !team.IsRemoved)];
    }

    /// <summary>Last week, this one and what is planned; further back only as far as a question is open.</summary>
    /// <param name="also">The week of a card pressed, by name; <c>null</c>: none.</param>
    async ValueTask<Weeks> WeeksAsync(Profile profile, string? also, TurnClock moment, CancellationToken ct)
    {
        if (profile.Head.IsNew)
            return Weeks.Read([]);

        // After downtime, as far as what was planned before it.
        var from = profile.Head.Plan.Values.Append(moment.Now).Min();
        var back = Key.Day(DateOnly.FromDateTime(from.UtcDateTime).AddDays(-15));
        var since = profile.Dialog.Open.Select(question => question.Week ?? back).Append(back)
            .Append(profile.Head.Row.Text("openSince") ?? back)
            .Min(StringComparer.Ordinal)!;
        var rows = await table.QueryAsync(profile.Partition, Weeks.Since(since), null, ct);
        var older = also is null or CardId.NoWeek || string.CompareOrdinal(also, since) >= 0
            ? []
            : await table.QueryAsync(profile.Partition, Weeks.Of(Key.Escape(also)), null, ct);
        return Weeks.Read(older.Concat(rows));
    }

    /// <summary>What the letters refer to that an open question is about.</summary>
    async ValueTask<ImmutableDictionary<string, ReferencedRow>> ReferredAsync(Profile profile, CancellationToken ct)
    {
        var found = ImmutableDictionary<string, ReferencedRow>.Empty;
        foreach (var letter in profile.Dialog.Open.Select(MessageReference.Of).OfType<MessageReference>())
            found = found.SetItem(letter.ToText(), await new PeerMessageView(table).ReadAskedAsync(letter, ct));
        return found;
    }

    /// <summary>
    /// The team of the channel, teams that an open question is about, and those just added: they may not be the
    /// person's yet.
    /// </summary>
    ValueTask<ImmutableArray<TeamSettings>> OthersAsync(Profile profile, Activity? activity, CancellationToken ct)
    {
        var asked = profile.Dialog.Open.Select(question => question.Subject).OfType<string>().Where(Addressee.IsTeam)
            .Concat(profile.Added);
        var here = activity?.Conversation is { TeamId: { } id } there
            ? asked.Append(Addressee.Team(there.Channel, there.TenantId, id))
            : asked;
        return TeamsAsync([.. here.Distinct()], ct);
    }

    /// <summary>A join event that was never brought: what is said in a channel tells of it as well.</summary>
    async ValueTask<TeamSettings?> UnmetAsync(Activity? activity, CancellationToken ct)
    {
        if (activity?.Conversation is not { TeamId: { } id } there)
            return null;

        var partition = Addressee.Team(there.Channel, there.TenantId, id);
        var head = await table.GetAsync(partition, AddresseeState.RowKey, ct) is { } row ? new AddresseeState(row)
            : AddresseeState.New(partition);
        return head.IsNew || new TeamSettings(head).IsRemoved
            ? TeamSettings.Met(head, there, activity.TeamName)
            : null;
    }
}
