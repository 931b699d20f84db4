using System.Data.Common;
using Npgsql;

namespace CoachBot.Jobs;

/// <summary>The database that a cluster's scheduler is on.</summary>
public static class ClusterDatabase
{
    /// <summary>
    /// What holds where a connection string says nothing else: who calls, and how many seconds are waited.
    /// </summary>
    const string Unless = "Application Name=CoachBot;Timeout=5;Command Timeout=10;";

    /// <summary>The tables of the scheduler that are there, and whether this user may make more.</summary>
    const string AskReady = """
        SELECT current_setting('server_version'),
            (SELECT count(*) FROM pg_tables
                WHERE schemaname = ANY (current_schemas(false)) AND tablename LIKE 'qrtz\_%'),
            has_schema_privilege(current_schema(), 'CREATE')
        """;

    public static string Reach(string connectionString) => Unless + connectionString;

    /// <summary>It names a server, in a form that is understood.</summary>
    public static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0 };
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            return false;
        }
    }

    /// <summary>Reaches it and asks whether a scheduler can stand on it.</summary>
    /// <exception cref="ClusterUnreadyException">It cannot; the message says why.</exception>
    public static async Task<string> CheckAsync(string connectionString, CancellationToken ct)
    {
        var place = new NpgsqlConnectionStringBuilder(connectionString);
        var name = $"{place.Database ?? place.Username} on {place.Host}:{place.Port}";
        try
        {
            await using var connection = new NpgsqlConnection(Reach(connectionString) + ";Pooling=false");
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand(AskReady, connection);
            await using var answer = await command.ExecuteReaderAsync(ct);
            await answer.ReadAsync(ct);
            var (version, tables, mayCreate) = (answer.GetString(0), answer.GetInt64(1), answer.GetBoolean(2));
            return (tables, mayCreate) switch
            {
                ( > 0, _) => $"{name} answers (PostgreSQL {version}), and the scheduler's tables are there",
                (_, true) => $"{name} answers (PostgreSQL {version}); the first start makes the scheduler's tables",
                _ => throw new ClusterUnreadyException(
                    $"{name} has no tables for the scheduler, and its user may not make them: "
                    + "grant CREATE on the schema for the first start"),
            };
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException && !ct.IsCancellationRequested)
        {
            throw new ClusterUnreadyException($"{name}: {Explain(e)}", e);
        }
    }

    /// <summary>The database is there and the scheduler's tables are not: it was made anew.</summary>
    public static bool HasLostTables(Exception fault) => Inner(fault)
        .OfType<PostgresException>().Any(e => e.SqlState == PostgresErrorCodes.UndefinedTable);

    /// <summary>What is wrong, in words for an operator and without what was set.</summary>
    public static string Explain(Exception fault) => Inner(fault).OfType<DbException>().LastOrDefault() switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or "28000" } e =>
            $"its user or password is refused ({e.SqlState})",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } e =>
            $"there is no such database ({e.SqlState})",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e =>
            $"its user may not do what the scheduler has to ({e.SqlState})",
        PostgresException e => $"it answers with the fault {e.SqlState}",
        NpgsqlException => "it does not answer",
        _ => $"{Inner(fault).Last().GetType().Name} in {Core.Turns.Support.Where(fault)}",
    };

    static IEnumerable<Exception> Inner(Exception fault)
    {
        for (var e = fault; e is not null; e = e.InnerException)
            yield return e;
    }
}

/// <summary>The cluster's database cannot carry a scheduler; the message says why, for an operator.</summary>
public sealed class ClusterUnreadyException(string message, Exception? inner = null) : Exception(message, inner);
