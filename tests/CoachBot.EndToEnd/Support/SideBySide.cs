// Most of a test's time here is waiting: for a process, a platform's limit, a machine that is away. On two cores four of
// them side by side take a quarter of a core each.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
