package pairkeeper.chaos;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pairkeeper.lab.LabHost;

/**
 * Notes on a host itself, five times a second, whether its server accepts writes and on which
 * timeline. It sees what a client does not see that is cut off from the host; all hosts have one
 * clock.
 */
record Sentinel(LabHost host) {
  private static final String NOTES = "/var/log/pairkeeper-lab/sentinel";
  private static final String UNIT =
      """
      [Service]
      User=postgres
      ExecStart=/bin/sh -c '/usr/lib/postgresql/15/bin/psql -XAtq postgres </usr/local/share/sentinel.sql >>%s 2>/dev/null'
      Restart=always
      RestartSec=300ms
      StartLimitIntervalSec=0
      [Install]
      WantedBy=multi-user.target
      """
          .formatted(NOTES);
  private static final String ASK =
      """
      select (extract(epoch from clock_timestamp()) * 1000)::bigint,
        case when pg_is_in_recovery() then 0
          else ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int end
      \\watch 0.2
      """;

  /**
   * It accepted writes at a moment.
   *
   * @param timeline on which
   */
  record Seen(Instant at, int timeline) {}

  /** Installs it, so that it comes back with the host. */
  static Sentinel on(LabHost host) {
    host.exec(
        """
        cat >/etc/systemd/system/sentinel.service <<'UNIT'
        %sUNIT
        cat >/usr/local/share/sentinel.sql <<'SQL'
        %sSQL
        install -o postgres /dev/null %s
        systemctl enable -q --now sentinel
        """
            .formatted(UNIT, ASK, NOTES));
    return new Sentinel(host);
  }

  void forget() {
    host.exec("truncate -s 0 " + NOTES);
  }

  /** Since it was told to forget, oldest first; a line cut off by a loss of power is left out. */
  List<Seen> writable() {
    return host.exec("cat " + NOTES)
        .lines()
        .map(line -> line.split("\\|"))
        .filter(columns -> columns.length == 2 && columns[1].matches("[1-9]\\d*"))
        .map(columns ->
            new Seen(
                Instant.ofEpochMilli(Long.parseLong(columns[0])), Integer.parseInt(columns[1])))
        .toList();
  }

  /**
   * When the other server accepted writes while this one did: before and after on one timeline.
   *
   * @param ours what this one noted
   */
  static Stream<Seen> between(List<Seen> ours, List<Seen> theirs) {
    return theirs.stream().filter(their -> isWithin(ours, their.at()));
  }

  private static boolean isWithin(List<Seen> ours, Instant at) {
    Seen before = null;
    for (Seen seen : ours) {
      if (seen.at().isAfter(at)) {
        return before != null && before.timeline() == seen.timeline();
      }
      before = seen;
    }
    return false;
  }
}
