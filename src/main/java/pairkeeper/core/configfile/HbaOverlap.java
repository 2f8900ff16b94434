package pairkeeper.core.configfile;

import java.util.List;
import pairkeeper.core.configfile.HbaName.Keyword;
import pairkeeper.core.configfile.HbaName.Named;
import pairkeeper.core.configfile.HbaName.Standing;

/** Whether an earlier record may decide about a connection that a later one is meant for. */
final class HbaOverlap {
  private HbaOverlap() {}

  /** When it cannot be told (groups, files, patterns, host names): yes. */
  static boolean of(HbaLine earlier, HbaLine wanted) {
    return earlier.type().meets(wanted.type())
        && any(earlier.databases(), wanted.databases(), HbaOverlap::databases)
        && any(earlier.users(), wanted.users(), HbaOverlap::users)
        && addresses(earlier.address(), wanted.address());
  }

  private interface Meets {
    boolean test(HbaName earlier, HbaName wanted);
  }

  private static boolean any(List<HbaName> earlier, List<HbaName> wanted, Meets meets) {
    return earlier.stream().anyMatch(e -> wanted.stream().anyMatch(w -> meets.test(e, w)));
  }

  private static boolean databases(HbaName earlier, HbaName wanted) {
    // a streaming standby names no database: only this word admits it, not even "all" does
    if (replication(earlier) || replication(wanted)) {
      return replication(earlier) && replication(wanted)
          || earlier instanceof Standing
          || wanted instanceof Standing;
    }
    return !(earlier instanceof Named e && wanted instanceof Named w) || e.equals(w);
  }

  private static boolean replication(HbaName name) {
    return name.equals(new Keyword("replication"));
  }

  private static boolean users(HbaName earlier, HbaName wanted) {
    return all(earlier)
        || all(wanted)
        || earlier instanceof Standing
        || wanted instanceof Standing
        || plain(earlier).equals(plain(wanted));
  }

  private static boolean all(HbaName name) {
    return name.equals(new Keyword("all"));
  }

  // only "all" is a keyword in the user column; the others are names there
  private static String plain(HbaName name) {
    return switch (name) {
      case Keyword k -> k.word();
      case Named n -> n.name();
      case Standing s -> s.written();
    };
  }

  private static boolean addresses(String earlier, String wanted) {
    var a = AddressBlock.read(earlier);
    var b = AddressBlock.read(wanted);
    return a.isEmpty() || b.isEmpty() || a.get().meets(b.get());
  }
}
