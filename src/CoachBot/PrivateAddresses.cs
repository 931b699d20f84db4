namespace CoachBot;

/// <summary>
/// What ASP.NET Core says of each request, by itself and in the scope of every line said meanwhile, has its address;
/// and the address of a person's file opens it. So that is said at no level, whatever the settings ask for.
/// </summary>
public static class PrivateAddresses
{
    static readonly string[] Telling =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Routing.Matching.DfaMatcher",
        "Microsoft.AspNetCore.Routing.EndpointRoutingMiddleware",
    ];

    /// <summary>Settings of one place to log to go before those of all: so each has the rule.</summary>
    public static IServiceCollection AddPrivateAddresses(this IServiceCollection services) =>
        services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            foreach (var place in filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
            {
                foreach (var category in Telling)
                    filters.Rules.Add(new(place, category, LogLevel.None, filter: null));
            }
        });
}
