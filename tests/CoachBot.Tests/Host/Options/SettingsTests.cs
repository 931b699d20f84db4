using CoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoachBot.Tests.Host.Options;

public sealed class SettingsTests
{
    [Fact]
    public void On_a_fresh_machine_nothing_is_wrong() =>
        Assert.Empty(Settings.Faults(Settled.With(), Settled.Development));

    [Theory]
    [InlineData("Urls=here", "Urls takes one or more addresses")]
    [InlineData("Urls=", "Urls takes one or more addresses")]
    [InlineData("Urls=ftp://localhost:21", "Urls takes one or more addresses")]
    [InlineData("PublicUrl=http://coach.example.com", "PublicUrl takes an https address")]
    [InlineData("PublicUrl=coach.example.com", "PublicUrl takes an https address")]
    [InlineData("Storage:Provider=Oracle", "Storage:Provider takes Sqlite or AzureTables, not 'Oracle'.")]
    [InlineData("Storage:Provider=0", "Storage:Provider takes Sqlite or AzureTables, not '0'.")]
    [InlineData("Storage:Path=", "Storage:Path takes a file such as data/coach.db, not ''.")]
    [InlineData("Storage:Path=:memory:", "Storage:Path takes a file")]
    [InlineData("Storage:Path=data/", "Storage:Path takes a file")]
    [InlineData("Storage:Endpoint=account", "Storage:Endpoint takes an https address")]
    [InlineData("Storage:Endpoint=http://account.table.core.windows.net", "Storage:Endpoint takes an https address")]
    [InlineData("Storage:TableName=tables", "Storage:TableName takes a table name")]
    [InlineData("Storage:TableName=1", "Storage:TableName takes a table name")]
    [InlineData("Storage=data/coach.db", "Storage takes a section with Storage:Provider, Storage:Path,")]
    [InlineData("Clock=5", "Clock takes a section with Clock:Start, Clock:Speed, not one value.")]
    [InlineData("Storage:Pathh=x", "Storage:Pathh is not a setting. There are Storage:Provider, Storage:Path,")]
    [InlineData("Storage:Path:Deeper=x", "Storage:Path takes a file such as data/coach.db, not a whole section.")]
    [InlineData("Quartz:Provider=Redis", "Quartz:Provider takes Memory or PostgreSql, not 'Redis'.")]
    [InlineData("Quartz:Provider=PostgreSql", "Quartz:ConnectionString takes the database of the cluster")]
    [InlineData("Quartz:ConnectionString=Server", "Quartz:ConnectionString takes a connection string such as Host=")]
    [InlineData("Quartz:ConnectionString=Database=x", "Quartz:ConnectionString takes a connection string such as")]
    [InlineData("Quartz:ConnectionString=Host=x;Port=y", "Quartz:ConnectionString takes a connection string such")]
    [InlineData("Quartz:ConnectionString=Host=x;Pasword=s3cret", "Quartz:ConnectionString takes a connection string")]
    [InlineData("Quartz:Sweepers=0", "Quartz:Sweepers takes a whole number from 1 to 256, not '0'.")]
    [InlineData("Quartz:Sweepers=257", "Quartz:Sweepers takes a whole number from 1 to 256, not '257'.")]
    [InlineData("Delivery:PerTenantPerSecond=0", "Delivery:PerTenantPerSecond takes a whole number from 1 to 10000")]
    [InlineData("Delivery:PerTenantPerSecond=10001", "Delivery:PerTenantPerSecond takes a whole number from 1 to ")]
    [InlineData("Delivery:PerTenantPerSecond=many", "Delivery:PerTenantPerSecond takes a whole number")]
    [InlineData("Retention:Commitments=0", "Retention:Commitments takes a whole number from 1 to 36500, not '0'.")]
    [InlineData("Retention:Reflections=-1", "Retention:Reflections takes a whole number")]
    [InlineData("Retention:Ratings=1.5", "Retention:Ratings takes a whole number")]
    [InlineData("Retention:Audit=", "Retention:Audit takes a whole number")]
    [InlineData("Privacy:DefaultVisibility=Everybody", "Privacy:DefaultVisibility takes Manager or JustMe, not")]
    [InlineData("DataProtection:Path= ", "DataProtection:Path takes a folder such as data/keys")]
    [InlineData("Metrics:AllowRemote=perhaps", "Metrics:AllowRemote takes true or false, not 'perhaps'.")]
    [InlineData("OpenTelemetry:Endpoint=collector:4318", "OpenTelemetry:Endpoint takes an http or https address")]
    [InlineData("OpenTelemetry:Endpoint=https://u:s3cret@c", "OpenTelemetry:Endpoint takes an http or https address")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=x", "OTEL_EXPORTER_OTLP_ENDPOINT takes an http or https address")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL=http/json", "OTEL_EXPORTER_OTLP_PROTOCOL takes grpc or http/protobuf,")]
    [InlineData("Care=112", "Care takes a section with Care:Emergency, Care:Helpline, Care:Company, not one value.")]
    [InlineData("Care:Emergenzy=112", "Care:Emergenzy is not a setting. There are Care:Emergency, Care:Helpline and")]
    [InlineData("Care:ZZ:Helpline=1", "Care:ZZ is not a setting.")]
    [InlineData("Care:DE=112", "Care:DE is not a setting.")]
    [InlineData("Care:DE:Phone=112", "Care:DE:Phone is not a setting.")]
    [InlineData("Care:Helpline=one\ntwo", "Care:Helpline takes one line of at most 120 characters")]
    [InlineData("Care:US:Helpline:Deeper=988", "Care:US:Helpline takes one line of at most 120 characters")]
    [InlineData("Clock:Start=20 Nov 2026", "Clock:Start takes an instant such as 2026-11-16T08:00:00Z")]
    [InlineData("Clock:Speed=0.5", "Clock:Speed takes a number from 1 to 100000, not '0.5'.")]
    [InlineData("Clock:Speed=100001", "Clock:Speed takes a number from 1 to 100000, not '100001'.")]
    [InlineData("Clock:Speed=NaN", "Clock:Speed takes a number from 1 to 100000, not 'NaN'.")]
    [InlineData("Clock:Start=\0", "Clock:Start takes an instant")]
    public void A_wrong_setting_is_named_with_what_it_takes(string setting, string line)
    {
        var fault = Assert.Single(Settings.Faults(Settled.With(setting), Settled.Development));

        Assert.StartsWith(line, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:Provider=AzureTables takes Storage:ConnectionString or Storage:Endpoint; neither is set.",
        "Storage:Provider=AzureTables")]
    [InlineData("Storage:ConnectionString and Storage:Endpoint are two ways to the same store: set one of them.",
        "Storage:Endpoint=https://a.table.core.windows.net", "Storage:ConnectionString=UseDevelopmentStorage=true")]
    [InlineData("Storage:ConnectionString takes Name=value parts joined by semicolons.",
        "Storage:ConnectionString=s3cret")]
    [InlineData("Storage:ConnectionString takes an AccountName and its AccountKey, or UseDevelopmentStorage=true.",
        "Storage:ConnectionString=AccountName=a;EndpointSuffix=s3cret")]
    [InlineData("Storage:ConnectionString takes an AccountName and its AccountKey, or UseDevelopmentStorage=true.",
        "Storage:ConnectionString=AccountName=a;AccountKey=s3cret")]
    [InlineData("Storage:ConnectionString takes a TableEndpoint or an AccountName beside its SharedAccessSignature.",
        "Storage:ConnectionString=SharedAccessSignature=sv=2019-02-02&sig=s3cret")]
    [InlineData("Storage:ConnectionString takes a SharedAccessSignature as it was issued, with its sig=.",
        "Storage:ConnectionString=TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=s3cret")]
    [InlineData("Storage:ConnectionString takes an https endpoint; http is for the emulator on this machine alone.",
        "Storage:ConnectionString=TableEndpoint=http://a.table.core.windows.net;SharedAccessSignature=sig=s3cret")]
    [InlineData("Storage:ConnectionString takes an https endpoint; http is for the emulator on this machine alone.",
        "Storage:ConnectionString=DefaultEndpointsProtocol=http;AccountName=a;AccountKey=czNjcmV0")]
    [InlineData("Storage:ConnectionString takes an endpoint that is an address, and UseDevelopmentStorage=true or not "
        + "at all.", "Storage:ConnectionString=TableEndpoint=s3cret;AccountName=a;AccountKey=czNjcmV0")]
    public void A_wrong_way_to_Azure_Tables_is_told_in_one_line_that_repeats_no_secret(
        string line, params string[] settings)
    {
        var fault = Assert.Single(Settings.Faults(Settled.With(settings), Settled.Development));

        Assert.Equal(line, fault);
    }

    [Theory]
    [InlineData("Storage:Endpoint=https://a.table.core.windows.net/?sv=2020&sig=s3cret")]
    [InlineData("Storage:Endpoint=https://user:s3cret@a.table.core.windows.net")]
    public void An_endpoint_that_holds_a_secret_is_refused_and_not_repeated(string setting)
    {
        var fault = Assert.Single(Settings.Faults(Settled.With(setting), Settled.Development));

        Assert.EndsWith("or nothing, not what is set.", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:ConnectionString=UseDevelopmentStorage=true")]
    [InlineData("Storage:ConnectionString=DefaultEndpointsProtocol=https;AccountName=a;AccountKey=czNjcmV0;"
        + "EndpointSuffix=core.windows.net")]
    [InlineData("Storage:Endpoint=https://a.table.core.windows.net")]
    public void Azure_Tables_are_taken_with_a_key_or_with_an_identity(string place) =>
        Assert.Empty(Settings.Faults(Settled.With("Storage:Provider=AzureTables", place), Settled.Development));

    [Fact]
    public void Every_fault_has_its_line()
    {
        var settings = Settled.With("Quartz:Sweepers=0", "Clock:Speed=0", "Privacy:Default=x");

        var faults = Settings.Faults(settings, Settled.Development);

        Assert.Equal(3, faults.Length);
    }

    [Theory]
    [InlineData("Care:Emergency=112")]
    [InlineData("care:de:HELPLINE=Telefonseelsorge, 116 123")]
    [InlineData("Care:Company=")]
    [InlineData("Clock:Start=2026-11-16T08:00:00Z")]
    [InlineData("Clock:Start=2026-11-16T09:00:00.25+01:00")]
    [InlineData("Clock:Start=2026-11-16T08:00")]
    [InlineData("Clock:Start=2026-11-16")]
    [InlineData("clock:SPEED=100000")]
    [InlineData("Storage:Provider=sqlite")]
    [InlineData("Storage:ConnectionString=UseDevelopmentStorage=true")]
    [InlineData("Urls=http://127.0.0.1:5000;http://[::1]:5000;https://localhost:5001")]
    [InlineData("PublicUrl=https://coach.example.com/bot")]
    [InlineData("Metrics:AllowRemote=TRUE")]
    [InlineData("MicrosoftAppId= ")]
    public void A_sound_setting_is_taken(string setting) =>
        Assert.Empty(Settings.Faults(Settled.With(setting), Settled.Development));

    [Theory]
    [InlineData("Clock:Start=2026-11-16T08:00:00Z", "Clock:Start is taken in Development only; this is Production.")]
    [InlineData("Clock:Speed=2", "Clock:Speed is taken in Development only; this is Production.")]
    public void A_virtual_clock_is_for_developers(string setting, string line)
    {
        var settings = Settled.With([setting, .. Registered]);

        Assert.Equal(line, Assert.Single(Settings.Faults(settings, Settled.Production)));
    }

    [Fact]
    public void A_virtual_clock_and_a_cluster_do_not_go_together()
    {
        var settings = Settled.With(
            "Clock:Speed=2", "Quartz:Provider=PostgreSql", "Quartz:ConnectionString=Host=db");

        var faults = Settings.Faults(settings, Settled.Development);

        Assert.Contains("Clock:Speed is not taken with Quartz:Provider=PostgreSql.", faults);
    }

    [Fact]
    public void A_clock_at_its_default_may_be_written_down_anywhere()
    {
        var settings = Settled.With(["Clock:Start=", "Clock:Speed=1", .. Registered]);

        Assert.Empty(Settings.Faults(settings, Settled.Production));
    }

    [Theory]
    [InlineData("Urls=http://0.0.0.0:3978")]
    [InlineData("Urls=http://*:3978")]
    [InlineData("Urls=http://coach.example.com:3978")]
    [InlineData("Urls=http://localhost:3978;http://[::]:3979")]
    [InlineData("Kestrel:Endpoints:Web:Url=http://0.0.0.0:80")]
    public void Without_a_registration_nobody_else_may_reach_the_listener(string setting)
    {
        var fault = Assert.Single(Settings.Faults(Settled.With(setting), Settled.Development));

        Assert.StartsWith("MicrosoftAppId takes the id of a bot registration", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_registration_only_a_developer_s_host_starts()
    {
        var fault = Assert.Single(Settings.Faults(Settled.With(), Settled.Production));

        Assert.StartsWith("MicrosoftAppId takes the id of a bot registration", fault, StringComparison.Ordinal);
        Assert.Contains("Production", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_reach_whoever_asks_for_their_class()
    {
        var services = new ServiceCollection()
            .AddSingleton(Settled.With("Retention:Audit=30", "Privacy:DefaultVisibility=justme"))
            .AddSettings()
            .BuildServiceProvider();

        Assert.Equal(30, services.GetRequiredService<IOptions<RetentionOptions>>().Value.Audit);
        Assert.Equal(365, services.GetRequiredService<IOptions<RetentionOptions>>().Value.Ratings);
        Assert.Equal(
            DefaultVisibility.JustMe, services.GetRequiredService<IOptions<PrivacyOptions>>().Value.DefaultVisibility);
    }

    static readonly string[] Registered =
        ["MicrosoftAppId=a-bot", "MicrosoftAppPassword=s3cret", "MicrosoftAppTenantId=a-tenant"];
}
