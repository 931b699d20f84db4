using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoachBot.Core.Storage;
using CoachBot.EndToEnd.Support;
using CoachBot.Storage;
using CoachBot.Storage.AzureTables;

namespace CoachBot.EndToEnd.Storage;

/// <summary>An account that hands out a signature for its tables instead of its key.</summary>
[Collection(nameof(Tables))]
public sealed class SharedAccessTests(Azurite azurite)
{
    [Fact]
    public async Task With_a_shared_access_signature_the_table_is_made_written_and_read()
    {
        var connection = $"{azurite.Endpoint};SharedAccessSignature={Issued(permissions: "rwdlacu")}";
        Assert.True(TableAccount.TryParse(connection, out var account, out _));
        await using var table = new AzureTable(account, Azurite.NewTable(), TimeProvider.System);

        await table.CreateIfMissingAsync(default);
        await table.CommitAsync(
            "p|a", [new Change.Insert(new Entity("p|a", "one")), new Change.Insert(new Entity("p|a", "two"))], default);

        Assert.NotNull(await table.GetAsync("p|a", "one", default));
        Assert.Equal(2, (await table.QueryAsync("p|a", RowRange.All, null, default)).Length);
        Assert.Equal(2, (await table.ScanAsync(null, default)).Entities.Length);
    }

    [Fact]
    public async Task One_that_was_not_issued_by_the_account_is_refused_in_words_that_hold_nothing_of_it()
    {
        var connection = $"{azurite.Endpoint};SharedAccessSignature={Issued("rwdlacu").Replace("sig=", "sig=A")}";
        Assert.True(TableAccount.TryParse(connection, out var account, out _));
        await using var table = new AzureTable(account, Azurite.NewTable(), TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => table.CreateIfMissingAsync(default));

        Assert.Contains("refuses the account, its key or its rights", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", refusal.Message, StringComparison.Ordinal);
    }

    /// <remarks>Source: "Create an account SAS", the string to sign of this version.</remarks>
    static string Issued(string permissions)
    {
        const string Version = "2019-02-02";
        var until = TimeProvider.System.GetUtcNow().AddHours(1)
            .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var signed = $"{Azurite.AccountName}\n{permissions}\nt\nsco\n\n{until}\n\n\n{Version}\n";
        var hash = HMACSHA256.HashData(
            Convert.FromBase64String(Azurite.AccountKey), Encoding.UTF8.GetBytes(signed));
        return $"sv={Version}&ss=t&srt=sco&sp={permissions}&se={Uri.EscapeDataString(until)}"
            + $"&sig={Uri.EscapeDataString(Convert.ToBase64String(hash))}";
    }
}
