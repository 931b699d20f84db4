// Most of a test's time here is waiting: for a process, a platform's limit, a service that is away. The slowest take a
// quarter of a core each, so that four of them fit on two.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
