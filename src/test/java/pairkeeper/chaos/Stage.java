package pairkeeper.chaos;

import java.util.List;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.crash.KilledConsole;

/** Where the campaign plays: one console, one pair, its two hosts, and what is counted. */
record Stage(
    KilledConsole console,
    Rest rest,
    PairByRest pair,
    Hosts hosts,
    List<Sentinel> sentinels,
    Tally tally) {}
