package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.Live;

/** Whether two servers that replicate can do so the other way round, and serve the same clients. */
final class OppositeRoles {
  private final GuardList list;
  private final Instance old;
  private final Instance target;
  private final ServerFacts p;
  private final ServerFacts s;
  private final ServerGuards onOld;
  private final ServerGuards onTarget;

  OppositeRoles(GuardList list, PairFacts facts) {
    this.list = list;
    this.old = facts.primary();
    this.target = facts.standby();
    this.p = facts.primaryFacts();
    this.s = facts.standbyFacts();
    this.onOld = new ServerGuards(list, p, old.name());
    this.onTarget = new ServerGuards(list, s, target.name());
  }

  void check(Live primary, Live standby) {
    attached(standby);
    slot(primary, standby);
    boolean there =
        standby.slots().stream().anyMatch(line -> line.startsWith(Roles.slotFor(old.name()) + " "));
    onTarget.canSend(standby, !there);
    onTarget.hbaReadable(standby);
    onOld.rejoinsByRewind(primary);
    restart(primary);
    logical(primary);
    software(primary, standby);
  }

  /** Another server of the same system may stand between the two. */
  private void attached(Live standby) {
    var known = new HashSet<String>(List.of(old.address(), old.host().address()));
    known.add(p.machine().host());
    p.machine().addresses().forEach(line -> known.add(line.replaceFirst("^.* ([^/]*).*$", "$1")));
    String host = standby.senderHost();
    boolean here = known.contains(host);
    warnOnTarget(
        here,
        "attached-here",
        Text.of(
            "guards.attached-here." + (here ? "yes" : host.isEmpty() ? "unknown" : "no"),
            "host",
            host,
            "primary",
            old.name()));
  }

  private void slot(Live primary, Live standby) {
    String name = standby.setting("primary_slot_name");
    boolean lost = primary.lostSlots().contains(name);
    boolean active = primary.slots().contains(name + " physical true");
    String found = name.isEmpty() ? "none" : lost ? "lost" : active ? "active" : "idle";
    list.block(
        name.isEmpty() || (active && !lost),
        "slot-kept",
        Text.of("guards.slot-kept." + found, "slot", name),
        old.name(),
        p.readAt());
  }

  /** The old primary is started anew, and then with what its files say. */
  private void restart(Live primary) {
    String names = String.join(", ", primary.pendingRestart());
    warnOnOld(
        names.isEmpty(),
        "no-pending-restart",
        Text.of("guards.no-pending-restart." + (names.isEmpty() ? "yes" : "no"), "names", names));
  }

  /** A logical slot stays behind on the old primary. */
  private void logical(Live primary) {
    String names =
        primary.slots().stream()
            .map(line -> line.split(" "))
            .filter(slot -> slot.length > 1 && slot[1].equals("logical"))
            .map(slot -> slot[0])
            .collect(Collectors.joining(", "));
    warnOnOld(
        names.isEmpty(),
        "no-logical-slots",
        Text.of("guards.no-logical-slots." + (names.isEmpty() ? "yes" : "no"), "names", names));
  }

  private void software(Live primary, Live standby) {
    var missing = new ArrayList<>(primary.extensions());
    missing.removeAll(standby.extensions());
    boolean unread = primary.extensions().isEmpty() || standby.extensions().isEmpty();
    warnOnTarget(
        missing.isEmpty() && !unread,
        "same-extensions",
        Text.of(
            "guards.same-extensions." + (unread ? "unknown" : missing.isEmpty() ? "yes" : "no"),
            "names",
            String.join(", ", missing)));
    String libraries = primary.setting("shared_preload_libraries");
    String there = standby.setting("shared_preload_libraries");
    warnOnTarget(
        libraries.equals(there),
        "same-libraries",
        Text.of(
            "guards.same-libraries.evidence", "primary", dash(libraries), "standby", dash(there)));
    collation(primary, standby);
  }

  /** Other sorting rules make indexes on texts wrong. */
  private void collation(Live primary, Live standby) {
    boolean unread = p.machine().libc().isEmpty() || s.machine().libc().isEmpty();
    boolean same =
        p.machine().libc().equals(s.machine().libc())
            && primary.collation().equals(standby.collation());
    var args =
        Map.<String, Object>of("primary", sorting(p, primary), "standby", sorting(s, standby));
    warnOnTarget(
        same && !unread, "same-collation", new Text("guards.same-collation.evidence", args));
  }

  private static String sorting(ServerFacts facts, Live live) {
    String icu = live.collation().isEmpty() ? "" : ", ICU " + live.collation();
    return dash(facts.machine().libc()) + icu;
  }

  private static String dash(String said) {
    return said.isEmpty() ? "–" : said;
  }

  private void warnOnOld(boolean holds, String id, Text evidence) {
    list.warn(holds, id, evidence, old.name(), p.readAt());
  }

  private void warnOnTarget(boolean holds, String id, Text evidence) {
    list.warn(holds, id, evidence, target.name(), s.readAt());
  }
}
