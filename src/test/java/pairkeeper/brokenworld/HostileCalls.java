package pairkeeper.brokenworld;

import java.util.List;

/** Every call of the API that says something, with every field that it has. */
final class HostileCalls {
  private static final String PLACES =
      """
      [{"server": "{server1}", "path": "/srv/a", "mount": "/srv"},
       {"server": "{server2}", "path": "/srv/a", "mount": ""}]\
      """;

  private static final String JOB =
      """
      {"name": "{new}", "kind": "rsync", "direction": "follow", "paused": true,
       "timetable": {"schedule": "cron 30 2 * * *", "missed": "skip", "maxLatenessMinutes": 60,
         "overlap": "skip", "retries": 1, "retryMinutes": 5, "windows": ["sat,sun 22:00-04:00"],
         "blackouts": ["2026-12-24 18:00 - 2026-12-27 06:00"]},
       "rsync": {"preset": "tree", "places": %s, "folders": "%%Y/%%m", "overlapDays": 1,
         "target": {"id": "{medium}", "path": "/srv/copies/his", "mount": ""},
         "user": "root", "sshPort": 22, "kibibytesPerSecond": 0, "compress": true,
         "delete": false, "checksum": false, "limitHours": 3}}\
      """
          .formatted(PLACES);

  private static final String ZFS =
      """
      {"name": "{new}", "kind": "zfs", "paused": true, "zfs":
        {"places": [{"server": "{server1}", "dataset": "tank/a"},
                    {"server": "{server2}", "dataset": "tank/a"}],
         "prefix": "pk", "keep": {"hourly": 1, "daily": 1, "weekly": 1, "monthly": 1},
         "sshPort": 22, "kibibytesPerSecond": 0, "limitHours": 3}}\
      """;

  private static final String COUNT =
      """
      {"name": "{new}", "kind": "count", "paused": true, "count":
        {"database": "clinic", "tables": ["public.patient"],
         "queries": [{"name": "open", "sql": "SELECT 1"}], "toleranceRows": 1,
         "tolerancePercent": 0.5, "sameLsn": true, "querySeconds": 10, "waitSeconds": 10}}\
      """;

  private static final String BACKUP =
      """
      {"name": "{new}", "kind": "backup", "paused": true, "backup":
        {"places": %s, "keep": {"hourly": 0, "daily": 1, "weekly": 1, "monthly": 1},
         "megabytesPerSecond": 0, "restore": false, "limitHours": 3}}\
      """
          .formatted(PLACES);

  private static final String REHEARSAL =
      """
      {"name": "{new}", "kind": "rehearsal", "paused": true, "rehearsal":
        {"places": %s, "database": "clinic",
         "queries": [{"name": "open", "sql": "SELECT 1", "least": 1, "most": 9}],
         "querySeconds": 10, "megabytesPerSecond": 0, "limitHours": 3}}\
      """
          .formatted(PLACES);

  private static final String PRUNE =
      """
      {"name": "{new}", "kind": "prune", "paused": true, "prune":
        {"places": %s, "leastDays": 7, "onlyOwnBackups": false, "backupsSince": "2026-11-01"}}\
      """
          .formatted(PLACES);

  private static final String LOGS =
      """
      {"name": "{new}", "kind": "logs", "paused": true, "logs":
        {"places": [{"server": "{server1}", "folder": "/var/log/postgresql"}], "least": "error",
         "ignore": ["too many clients"], "alarm": "fatal", "alarmFrom": 3, "onlyNew": true,
         "loginsFrom": 20}}\
      """;

  private static final String HOOKS =
      """
      {"hooks": [
        {"kind": "command", "name": "{new}", "moment": "before", "runbooks": ["switchover"],
         "place": "primary", "user": "root", "command": ["/usr/bin/true", "x"],
         "limitSeconds": 5, "onFailure": "go-on"},
        {"kind": "question", "name": "{new}", "moment": "after", "runbooks": ["failover"],
         "question": "Do they print?", "onFailure": "go-on"}]}\
      """;

  private static final String CHANNEL =
      """
      {"name": "{new}", "customer": "{customer}", "language": "en", "matters": ["run-failed"],
       "holdSeconds": 60, "paused": true, "digestHour": 7, %s}\
      """;

  private static final String WEBHOOK =
      CHANNEL.formatted(
          """
          "kind": "webhook", "webhook": {"address": "https://192.0.2.9/hook"},
          "secret": "0123456789abcdef0123456789abcdef\"\
          """);

  private static final String MAIL =
      CHANNEL.formatted(
          """
          "kind": "mail", "mail": {"server": "192.0.2.9", "port": 587, "security": "starttls",
            "user": "u", "from": "a@example.org", "to": "b@example.org"}, "secret": "s3cret\"\
          """);

  private static final String TELEGRAM =
      CHANNEL.formatted(
          """
          "kind": "telegram", "telegram": {"base": "https://192.0.2.9", "chat": "-100200300"},
          "secret": "123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabc\"\
          """);

  private static final String CUSTOMER =
      """
      {"name": "{new}", "language": "en", "tags": ["a"], "note": "n",
       "fourEyes": ["rejoin"], "contacts": [{"name": "Anna", "position": "p", "phone": "+48 12 345 67 89",
       "email": "a@example.org", "restarts": true}]%s}\
      """;

  private static final String SITE =
      """
      {"customer": "{customer}", "name": "{new}", "place": "p", "timeZone": "Europe/Warsaw",
       "windows": ["sat,sun 22:00-04:00"]}\
      """;

  private static final String CREDENTIAL =
      """
      {"customer": "{customer}", "name": "{new}", "kind": "ssh-password", "user": "u",
       "secret": "s3cret"%s}\
      """;

  private static final String SERVER =
      """
      {%s "name": "%s", "host": "%s", "sshPort": 22, "sshCredential": "{credential}",
       "sudoCredential": null, "jumpHost": "", "privilege": "sudo", "osUser": "postgres",
       "postgresAddress": "%s", "postgresPort": 5432, "dataDirectory": "/var/lib/data",
       "configDirectory": "/etc/data", "clusterName": "main", "role": "%s", "preferred": %s,
       "sqlCredential": null, "hostKey": %s}\
      """;

  private static final String PAIR =
      """
      {"customer": "{customer}", "site": "{site}", "name": "{new}", "tags": ["a"], "note": "n",
       "postgresMajor": "15", "platform": "debian-systemd", "serviceAddress": "192.0.2.250/24",
       "servers": [%s, %s]}\
      """;

  private static final String TARGET =
      """
      {"customer": "{customer}", "site": "{site}", "kind": "second-medium", "name": "{new}",
       "path": "/srv/copies", "host": "192.0.2.77", "sshPort": 22,
       "sshCredential": "{credential}", "sudoCredential": null, "jumpHost": "",
       "privilege": "sudo", "hostKey": null}\
      """;

  private static final String KEY = "{\"fingerprint\": \"SHA256:" + "a".repeat(43) + "\"}";

  static final List<HostileCall> ALL =
      List.of(
          HostileCall.of("POST customers", CUSTOMER.formatted(", \"timeZone\": \"Europe/Warsaw\"")),
          HostileCall.of("PATCH customers/{patched}", CUSTOMER.formatted("")),
          HostileCall.of("POST sites", SITE),
          HostileCall.of("PATCH sites/{site}", SITE),
          HostileCall.of("POST credentials", CREDENTIAL.formatted(", \"passphrase\": null"))
              .hides("secret")
              .hides("passphrase"),
          HostileCall.of("PATCH credentials/{credential}", CREDENTIAL.formatted(""))
              .hides("secret"),
          HostileCall.of(
              "POST tokens",
              "{\"name\": \"{new}\", \"owner\": null, \"role\":"
                  + " \"viewer\", \"expiresAt\": \"2099-01-01T00:00:00Z\"}"),
          HostileCall.of("POST pairs", pair("", "db1", "{host1}", "", "db2", "{host2}")),
          HostileCall.of(
              "PATCH pairs/{changed}",
              pair(
                  "\"id\": \"{other1}\",",
                  "x",
                  "192.0.2.81",
                  "\"id\": \"{other2}\",",
                  "y",
                  "192.0.2.82")),
          HostileCall.of("POST targets", TARGET),
          HostileCall.of("PATCH targets/{target}", TARGET),
          HostileCall.of("PUT targets/{target}/host-key", KEY),
          HostileCall.of("PUT servers/{server1}/host-key", KEY),
          HostileCall.of("PUT pairs/{pair}/hooks", HOOKS),
          HostileCall.of(
              "PUT pairs/{pair}/failback", "{\"preferred\": \"{server2}\", \"afterMinutes\": 60}"),
          HostileCall.of("POST pairs/{pair}/jobs", JOB),
          HostileCall.of("POST pairs/{pair}/jobs", ZFS),
          HostileCall.of("POST pairs/{pair}/jobs", COUNT),
          HostileCall.of("POST pairs/{pair}/jobs", REHEARSAL),
          HostileCall.of("POST pairs/{pair}/jobs", PRUNE),
          HostileCall.of("POST pairs/{pair}/jobs", LOGS),
          HostileCall.of("POST pairs/{pair}/jobs", BACKUP),
          HostileCall.of(
              "POST pairs/{pair}/jobs/from-crontab",
              "{\"crontab\": \"30 * * * * rsync -a /srv/a/ 192.0.2.62:/srv/b/\"}"),
          HostileCall.of("PUT pairs/{pair}/jobs/{job}", BACKUP),
          HostileCall.of("POST notification-channels", WEBHOOK).hides("secret"),
          HostileCall.of("POST notification-channels", MAIL).hides("secret"),
          HostileCall.of("POST notification-channels", TELEGRAM).hides("secret"),
          HostileCall.of("PUT notification-channels/{channel}", MAIL).hides("secret"),
          HostileCall.of("POST backups", "{\"passphrase\": \"correct horse battery\"}")
              .hides("passphrase"),
          HostileCall.of(
                  "POST pairs/{pair}/rediscovery", "{\"confirm\": \"{name}\", \"reason\": \"r\"}")
              .withHosts(),
          // what runs are made of needs servers that answer
          HostileCall.of(
                  "POST pairs/{pair}/plans", "{\"runbook\": \"switchover\", \"options\": {}}")
              .withHosts(),
          HostileCall.of(
                  "POST plans/{plan}/runs",
                  """
                  {"hash": "{hash}", "confirm": "{name}", "acceptLossBytes": null, "reason": "r",
                   "ticket": "t", "startAt": null,
                   "answers": {"{early}": {"answer": "done", "remark": "r"}}}\
                  """)
              .withHosts(),
          HostileCall.of("POST plans/{plan}/approvals", "{\"hash\": \"{hash}\", \"remark\": \"r\"}")
              .withHosts(),
          HostileCall.of(
                  "POST approvals/{approval}/approve", "{\"hash\": \"{hash}\", \"remark\": \"r\"}")
              .withHosts(),
          HostileCall.of("POST approvals/{approval}/refuse", "{\"reason\": \"r\"}").withHosts(),
          HostileCall.of(
                  "POST approvals/{approval}/break-glass",
                  "{\"reason\": \"nobody answers the telephone\", \"understood\": true}")
              .withHosts(),
          HostileCall.of(
                  "PUT servers/{server2}/host-key",
                  "{\"fingerprint\": \"{key}\", \"reason\": \"r\"}")
              .withHosts(),
          HostileCall.of(
                  "POST host-key-requests/{host}/approve",
                  "{\"fingerprint\": \"{key}\", \"remark\": \"r\"}")
              .withHosts(),
          HostileCall.of("POST host-key-requests/{host}/refuse", "{\"reason\": \"r\"}").withHosts(),
          HostileCall.of(
                  "POST host-key-requests/{host}/break-glass",
                  "{\"reason\": \"nobody answers the telephone\", \"understood\": true}")
              .withHosts(),
          HostileCall.of("POST runs/{run}/abandon", "{\"reason\": \"r\"}").withHosts(),
          HostileCall.of(
                  "POST runs/{run}/steps/{step}/confirmation",
                  "{\"answer\": \"done\", \"remark\": \"r\"}")
              .withHosts(),
          HostileCall.of("POST runs/{ended}/review", "{\"remark\": \"r\"}").withHosts(),
          HostileCall.of("POST runs/{ended}/review/remarks", "{\"remark\": \"r\"}").withHosts(),
          HostileCall.of(
                  "POST pairs/{pair}/jobs/{job}/runs", "{\"reason\": \"r\", \"newKey\": false}")
              .withHosts(),
          HostileCall.of(
                  "POST pairs/{pair}/jobs/{job}/restores", "{\"reason\": \"r\", \"newKey\": false}")
              .withHosts());

  private HostileCalls() {}

  private static String pair(
      String id1, String name1, String host1, String id2, String name2, String host2) {
    return PAIR.formatted(
        SERVER.formatted(id1, name1, host1, host1, "primary", "false", "null"),
        SERVER.formatted(id2, name2, host2, host2, "standby", "true", "null"));
  }
}
