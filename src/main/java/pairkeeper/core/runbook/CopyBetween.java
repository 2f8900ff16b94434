package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Fingerprint;

/** What all copies from one server of a pair to another rely on. */
public final class CopyBetween {
  private CopyBetween() {}

  /** What the console itself knows and a copy relies on; the servers are asked for the guards. */
  public static Fingerprint fingerprint(JobSettings settings, Pair pair) {
    var values = new TreeMap<String, String>();
    values.put("settings", settings.toString());
    values.put("primary.id", pair.primary().id().toString());
    values.put("primary.host-key", String.valueOf(pair.primary().host().pinnedKey()));
    pair.standby()
        .ifPresent(standby -> {
          values.put("standby.id", standby.id().toString());
          values.put("standby.host-key", String.valueOf(standby.host().pinnedKey()));
          values.put("standby.address", standby.address());
        });
    return new Fingerprint(values);
  }

  /** What a plan of a job says of itself that goes from one server of a pair to the other. */
  static Map<String, String> options(
      Job job, Instance source, Instance destination, boolean newKey) {
    return options(job, source, destination.name(), newKey);
  }

  /** The same to any other place. */
  static Map<String, String> options(Job job, Instance source, String destination, boolean newKey) {
    return Map.of(
        "job",
        job.id().toString(),
        "name",
        job.name(),
        "source",
        source.name(),
        "destination",
        destination,
        "newKey",
        Boolean.toString(newKey));
  }

  /** All addresses that the source may come from; a name would be looked up by whoever asks. */
  static List<String> addresses(Instance source, TreeFacts said) {
    var from = new ArrayList<String>();
    if (HostAddress.isIp(source.address())) {
      from.add(source.address());
    }
    said.addresses().stream()
        .filter(HostAddress::isIp)
        .filter(address -> !from.contains(address))
        .forEach(from::add);
    return from;
  }

  /** The host's key to which a person has agreed, or "" when it does not show it. */
  static String hostKey(Host host, TreeFacts said) {
    String pinned = host.pinnedKey();
    return pinned == null ? "" : said.hostKey(pinned);
  }
}
