namespace CoachBot.BotFramework.Outbound;

/// <summary>The bot's own token, kept until five minutes before it ends.</summary>
/// <remarks>
/// However many ask at once, one request goes out. While a token lasts nobody waits for its renewal; a refusal is
/// remembered for nobody.
/// </remarks>
public sealed class OutboundToken(IBotIdentity identity, TimeProvider time)
{
    static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    readonly Lock _gate = new();
    TokenResult.Given? _kept;
    Task<TokenResult>? _asking;

    public async ValueTask<TokenResult> GetAsync(CancellationToken ct)
    {
        Task<TokenResult> asking;
        lock (_gate)
        {
            if (_kept is { } fresh && IsGood(fresh, RenewBefore))
                return fresh;

            asking = _asking ??= AskAsync();
            if (_kept is { } old && IsGood(old, TimeSpan.Zero))
                return old;
        }

        return await asking.WaitAsync(ct);
    }

    /// <summary>Forgets a token that was refused. Nothing happens if another has taken its place.</summary>
    public void Drop(string bearer)
    {
        lock (_gate)
        {
            if (_kept?.Bearer == bearer)
                _kept = null;
        }
    }

    /// <summary>Not cancelled by one of those who wait: the others still want it.</summary>
    async Task<TokenResult> AskAsync()
    {
        await Task.Yield(); // So that the field is set before the answer clears it.
        try
        {
            var grant = await identity.AskAsync(CancellationToken.None);
            lock (_gate)
                _kept = grant as TokenResult.Given ?? _kept;
            return grant;
        }
        finally
        {
            lock (_gate)
                _asking = null;
        }
    }

    bool IsGood(TokenResult.Given token, TimeSpan margin) =>
        token.Until == DateTimeOffset.MaxValue || time.GetUtcNow() < token.Until - margin;
}
