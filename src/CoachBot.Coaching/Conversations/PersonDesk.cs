using System.Collections.Immutable;
using CoachBot.Coaching.Commitments;
using CoachBot.Coaching.Looks;
using CoachBot.Coaching.Peers;
using CoachBot.Coaching.People;
using CoachBot.Coaching.Practice;
using CoachBot.Coaching.Privacy;
using CoachBot.Coaching.Schedule;
using CoachBot.Coaching.Suggestions;
using CoachBot.Coaching.Teams;
using CoachBot.Core.Conversation;
using CoachBot.Core.Copy;
using CoachBot.Core.Storage;
using CoachBot.Core.Turns;

namespace CoachBot.Coaching.Conversations;

/// <summary>Takes what happens to a person.</summary>
public sealed class PersonDesk(IEntityReader table, CoachSettings settings, Copybook words)
{
    /// <summary>A moment that came and settled nothing is met again so much later, not at every sweep.</summary>
    static readonly TimeSpan TryAgain = TimeSpan.FromHours(1);

    public async ValueTask<Turn> TakeAsync(Happening happening, Head head, Moment moment, CancellationToken ct)
    {
        var activity = (happening as Happening.Heard)?.Activity;
        var profile = Meeting.Of(new Profile(head), happening);
        if (happening is Happening.Learned && (head.IsNew || profile.Head == head))
            return new Turn { Head = head, IsNothing = true };
        if (happening is Happening.Mailed { Mail: { Kind: Look.Kind } look })
            return Look.Take(profile, look, await table.GetAsync(profile.Partition, Look.RowOf(look), ct));

        var turn = await BeginAsync(profile, activity, activity?.Card, moment, ct);
        Pausing.Return(turn);
        if (happening is not Happening.Heard)
            Letters.CloseEnded(turn);
        Coming.CountOvertaken(turn);
        switch (happening)
        {
            case Happening.Came { Kind: Deletion.Kind }:
                await Deletion.GoOnAsync(turn);
                break;
            case Happening.Heard { Activity.Kind: ActivityKind.Message or ActivityKind.Submit } when head.IsDeleting:
                turn.Say(PrivacyCopy.BeingDeleted);
                break;
            case not null and not Happening.Mailed when head.IsDeleting:
                break;
            case Happening.Heard heard:
                await HearAsync(turn, heard.Activity, heals: head.Unreachable is not null);
                break;
            case Happening.Came came:
                await Coming.TakeAsync(turn, came.Kind);
                break;
            case Happening.Mailed { Mail: { Kind: Letters.Kind } letter }:
                await Letters.TakeAsync(turn, letter);
                break;
            case Happening.Mailed { Mail: var mail }:
                Belonging.Take(turn, mail);
                turn = await RejoinAsync(turn, moment, ct);
                Letters.CloseEnded(turn);
                break;
            case Happening.Unreachable { Reason: var reason }:
                turn.Profile = Unseen(turn).With("unreachable", reason).With("unreachableAt", moment.Now);
                await ForgetUnseenAsync(turn, ct);
                break;
        }

        var finished = turn.Finish();
        return happening is Happening.Came met && finished.Head.Plan.GetValueOrDefault(met.Kind) is var again
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
            if (await table.GetAsync(turn.Profile.Partition, Dispatcher.PostedRow(question.Card), ct) is null)
                turn.Profile = turn.Profile.WithDialog(turn.Profile.Dialog.Without(question.Card));
        }
    }

    /// <summary>A turn of a person about whom nothing happened: to look at a card, or to make a view.</summary>
    /// <param name="card">The card looked at; its week is read, however long ago it was.</param>
    public ValueTask<PersonTurn> LookAsync(Head head, Moment moment, CancellationToken ct, string? card = null) =>
        BeginAsync(new Profile(head), null, card, moment, ct);

    /// <param name="heals">Nothing could be sent until now: what is open was perhaps never seen.</param>
    static async ValueTask HearAsync(PersonTurn turn, Activity activity, bool heals)
    {
        switch (activity.Kind)
        {
            case ActivityKind.Installed when activity.Conversation.Kind == ConversationKind.Personal:
                // Two events tell of one installation: the second finds somebody who has been welcomed.
                if (turn.Profile.Consent == Consent.None && turn.Managed.IsEmpty)
                    Onboarding.Welcome(turn);
                else if (heals && turn.Profile.IsAgreed)
                    Asking.Resume(turn);
                return;
            case ActivityKind.Removed when activity.Conversation.Kind == ConversationKind.Personal:
                turn.Profile = turn.Profile.With("unreachable", "uninstalled").With("unreachableAt", turn.Now);
                return;
            case ActivityKind.HomeOpened:
                turn.Profile = turn.Profile.With("homeOpenedAt", turn.Now);
                return;
            case ActivityKind.Edit:
                if (turn.Profile.IsAgreed)
                    Committing.Edit(turn, activity);
                return;
            case ActivityKind.Message or ActivityKind.Submit:
                turn.Profile = turn.Profile.With("silentWeeks", (long?)null).WithSilence(false);
                await Conversation.HearAsync(turn, activity);
                if (turn.IsAtEnd)
                    await Helping.Afterwards.AskAsync(turn);
                break;
            default:
                return;
        }

        if (activity.Conversation.Kind != ConversationKind.Personal)
            turn.SayIn(activity.Conversation, ConversationCopy.SeeOurChat);
    }

    async ValueTask<PersonTurn> BeginAsync(
        Profile profile, Activity? activity, string? card, Moment moment, CancellationToken ct)
    {
        var teams = await TeamsAsync(profile.Teams, ct);
        var managed = await TeamsAsync(profile.Manages, ct);
        var replied = activity?.ReplyToId is { } message && activity.Kind == ActivityKind.Message
            ? (await table.GetAsync(profile.Partition, Dispatcher.MessageRow(message), ct))?.Text("card")
            : null;
        var weeks = await WeeksAsync(profile, CardName.Read(replied ?? card)?.Week, moment, ct);
        var situation = new Situation(profile, weeks, teams, managed, moment)
        {
            Settings = settings,
            Words = words,
            Heard = activity,
            RepliedToCard = replied,
            Others = await OthersAsync(profile, activity, ct),
            Unmet = await UnmetAsync(activity, ct),
            Training = profile.Skill is { } skill
                ? await table.GetAsync(profile.Partition, Training.RowOf(skill), ct) : null,
            Referred = await ReferredAsync(profile, ct),
            Told = CardName.Read(replied ?? card)?.Dialog is { } dialog
                && Questions.All.GetValueOrDefault(dialog)?.Tells is { } tells
                ? await table.QueryAsync(profile.Partition, tells, null, ct) : [],
            Ideas = profile.Dialog.Open.Any(question => question.Dialog == IdeasQuestion.Dialog)
                ? await TeamIdeas.ReadAsync(table, profile, settings.Packs, ct) : [],
            Reads = new Reads(table, profile.Partition, moment, ct),
        };
        return new PersonTurn(situation, Questions.All);
    }

    /// <summary>
    /// An invitation that did not arrive was not seen: it is shown when they write, and nobody is reminded of it.
    /// </summary>
    static Profile Unseen(PersonTurn turn) => turn.Profile.Consent != Consent.Asked
        ? turn.Profile
        : turn.Profile.WithConsent(Consent.None).With("invitedAgainAt", turn.Now)
            .WithDialog(turn.Profile.Dialog.Where(question => question.Dialog != ConsentQuestion.Dialog));

    /// <summary>After mail from a team the turn goes on with the teams as they are now.</summary>
    async ValueTask<PersonTurn> RejoinAsync(PersonTurn turn, Moment moment, CancellationToken ct)
    {
        return (await BeginAsync(turn.Profile, null, null, moment, ct)).Continuing(turn);
    }

    async ValueTask<ImmutableArray<TeamSettings>> TeamsAsync(ImmutableArray<string> partitions, CancellationToken ct)
    {
        var heads = await Task.WhenAll(partitions.Select(partition => table.GetAsync(partition, Head.RowKey, ct)));
        return [.. heads.OfType<Entity>().Select(row => new TeamSettings(new Head(row)))
            .Where(team => !team.IsRemoved)];
    }

    /// <summary>Last week, this one and what is planned; further back only as far as a question is open.</summary>
    /// <param name="also">The week of a card pressed, by name; <c>null</c>: none.</param>
    async ValueTask<Weeks> WeeksAsync(Profile profile, string? also, Moment moment, CancellationToken ct)
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
        var older = also is null or CardName.NoWeek || string.CompareOrdinal(also, since) >= 0
            ? []
            : await table.QueryAsync(profile.Partition, Weeks.Of(Key.Escape(also)), null, ct);
        return Weeks.Read(older.Concat(rows));
    }

    /// <summary>What the letters refer to that an open question is about.</summary>
    async ValueTask<ImmutableDictionary<string, Referred>> ReferredAsync(Profile profile, CancellationToken ct)
    {
        var found = ImmutableDictionary<string, Referred>.Empty;
        foreach (var letter in profile.Dialog.Open.Select(Letter.Of).OfType<Letter>())
            found = found.SetItem(letter.ToText(), await new LetterView(table).ReadAskedAsync(letter, ct));
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
        var head = await table.GetAsync(partition, Head.RowKey, ct) is { } row ? new Head(row) : Head.New(partition);
        return head.IsNew || new TeamSettings(head).IsRemoved
            ? TeamSettings.Met(head, there, activity.TeamName)
            : null;
    }
}
