package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import pairkeeper.ops.notify.Receiver;
import tools.jackson.databind.JsonNode;

/**
 * PostgreSQL is killed on a real primary, and people are told: by mail, by a webhook whose receiver
 * is down at first, and in a chat; and they are told when it is over. A switchover is told by
 * nothing but its end.
 */
@NeedsLab
class NotifyIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String KEY = "signing-key-of-the-tests";
  private static final String TOKEN = "123456789:AAEtoken-of-the-tests-0123456789";
  private static final String PASSWORD = "mail-Pass-Word-1";

  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @Test
  void people_are_told_that_a_pair_needs_them_and_that_it_does_no_more() throws Exception {
    mail.setUser("pk@example.org", "pk", PASSWORD);
    mail.start();
    try (RunningConsole console =
            RunningConsole.fresh()
                .env("PAIRKEEPER_NOTIFY_INTERNAL", "127.0.0.1")
                .env("PAIRKEEPER_CHECKPOINT_MAIL_TO", "auditor@example.org")
                .env("PAIRKEEPER_CHECKPOINT_MAIL_SERVER", "127.0.0.1:" + mail.getSmtp().getPort())
                .env("PAIRKEEPER_CHECKPOINT_MAIL_FROM", "pk@example.org")
                .launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(console.awaitReady())) {
      try {
        journey(lab, rest);
        assertThat(console.log() + console.output()).doesNotContain(KEY, TOKEN, PASSWORD);
      } catch (RuntimeException | Error e) {
        System.err.println(console.output() + "\n" + console.log());
        throw e;
      }
    } finally {
      mail.stop();
    }
  }

  private void journey(Lab lab, Rest rest) throws Exception {
    LabHost first = lab.host(1);
    LabHost second = lab.host(2);
    PairByRest pair = PairByRest.takeIn(rest, lab, "notify-his", first, second);
    pair.meet(first, second);
    pair.setUp();
    pair.awaitVerdict("healthy");
    sayNothing(first, second);
    int port = freePort();
    try (Receiver chat = Receiver.start()) {
      chat.answers(200, "{\"ok\":true}");
      String hook = channel(rest, webhook(port));
      String letters = channel(rest, letters());
      channel(rest, chat(chat));
      refusals(rest);
      JsonNode tested = rest.post("notification-channels/" + hook + "/test", Map.of()).is(200);
      assertThat(tested.get("arrived").asBoolean()).isFalse();
      tested = rest.post("notification-channels/" + letters + "/test", Map.of()).is(200);
      assertThat(tested.get("arrived").asBoolean()).as("%s", tested).isTrue();
      assertThat(mails()).singleElement().asString().contains("Test kanału");

      switchedOverInSilence(rest, pair, chat);
      // the roles are exchanged
      killed(rest, pair, second, first, chat, port, hook);
      noCheckpointIsMailedInTheClear(rest);
    }
  }

  /** The server of this test has no TLS, without which a checkpoint is not even offered. */
  private void noCheckpointIsMailedInTheClear(Rest rest) throws Exception {
    JsonNode verified =
        rest.await("audit/verification", PATIENCE, v -> mailed(v).get("failures").asInt() > 0);
    assertThat(mailed(verified).get("place").asString()).isEqualTo("auditor@example.org");
    assertThat(mailed(verified).get("failing").asString()).contains("mail server");
    assertThat(mails()).noneMatch(letter -> letter.contains("checkpoint"));
  }

  private static JsonNode mailed(JsonNode verified) {
    return verified.get("deliveries").values().stream()
        .filter(delivery -> delivery.get("target").asString().equals("mail"))
        .findFirst()
        .orElseThrow();
  }

  /** A log with trouble of its own is a warning for ten minutes after all is well again. */
  private static void sayNothing(LabHost... hosts) {
    for (LabHost host : hosts) {
      host.sql("ALTER SYSTEM SET log_min_messages = 'panic'");
      host.sql("SELECT pg_reload_conf()");
    }
  }

  private void killed(
      Rest rest,
      PairByRest pair,
      LabHost primary,
      LabHost standby,
      Receiver chat,
      int port,
      String hook)
      throws Exception {
    int before = chat.posted().size();
    primary.exec("systemctl kill -s KILL postgresql@15-main");
    pair.awaitVerdict("critical");
    JsonNode waiting =
        rest.await(
            "notifications?state=waiting&channel=" + hook,
            PATIENCE,
            all -> about(all, "critical").stream().anyMatch(n -> n.get("tries").asInt() == 1));
    assertThat(about(waiting, "critical").getFirst().get("answer").asString())
        .contains("ConnectException");
    rest.await("notifications?state=sent", PATIENCE, all -> about(all, "critical").size() == 2);
    assertThat(chat.posted().subList(before, chat.posted().size()))
        .anySatisfy(posted -> {
          assertThat(posted.path()).isEqualTo("/bot" + TOKEN + "/sendMessage");
          assertThat(posted.body()).contains("notify-his", "критическое состояние");
        });
    assertThat(mails()).anySatisfy(m -> assertThat(m).contains("notify-his", "krytyczna"));

    primary.exec("systemctl start postgresql@15-main");
    pair.awaitVerdict("healthy");
    try (Receiver receiver = Receiver.startOn(port)) {
      JsonNode sent =
          rest.await(
              "notifications?state=sent&channel=" + hook,
              PATIENCE,
              all -> about(all, "critical").size() == 1 && about(all, "healthy").size() == 1);
      assertThat(about(sent, "critical").getFirst().get("tries").asInt()).isGreaterThan(1);
      List<String> states =
          receiver.posted().stream()
              .map(p -> Rest.JSON.readTree(p.body()))
              .map(b -> b.get("state").asString())
              .toList();
      assertThat(states).containsSubsequence("critical", "healthy");
      receiver.posted().forEach(NotifyIT::isSigned);
      rest.await("notifications?state=sent", PATIENCE, all -> about(all, "healthy").size() == 3);
      failsAndRecovers(rest, pair, primary, standby);
    }
    assertThat(mails()).anySatisfy(m -> assertThat(m).contains("znowu w porządku"));
    assertThat(rest.get("notifications").toString()).doesNotContain(KEY, TOKEN, PASSWORD);
    assertThat(rest.get("notification-channels").toString()).doesNotContain(KEY, TOKEN, PASSWORD);
    assertThat(rest.get("audit").toString())
        .contains("channel.made", "channel.tested")
        .doesNotContain(KEY, TOKEN, PASSWORD);
  }

  /** Nobody is woken for what a run does to the pair's state. */
  private static void switchedOverInSilence(Rest rest, PairByRest pair, Receiver chat) {
    pair.awaitTwoLooks();
    JsonNode ended =
        pair.follow(
            pair.start(pair.freePlan("switchover", Map.of()), null, "Monthly exercise").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    pair.awaitVerdict("healthy");
    pair.awaitTwoLooks();
    assertThat(about(rest.get("notifications"), "critical")).isEmpty();
    assertThat(about(rest.get("notifications"), "no-standby")).isEmpty();
    rest.await(
        "notifications?state=sent",
        PATIENCE,
        all -> ofMatter(all, "run-ended").size() == 2); // by mail and in the chat; the hook is down
    assertThat(chat.posted())
        .anySatisfy(p -> assertThat(p.body()).contains("notify-his", "успешно завершён"));
  }

  /** A job fails twice and succeeds: people are told of the first failure and of the success. */
  private static void failsAndRecovers(Rest rest, PairByRest pair, LabHost first, LabHost second) {
    String user = "install -d -o support -g support /srv/letters";
    first.exec(user + " && echo a >/srv/letters/a.pdf");
    var places = List.of(place(pair, 0), place(pair, 1));
    var rsync = Map.of("preset", "tree", "places", places, "user", "support");
    String jobs = pair.path() + "/jobs";
    String job =
        rest.post(jobs, Map.of("name", "Letters", "kind", "rsync", "rsync", rsync))
            .is(201)
            .get("id")
            .asString();
    ran(rest, pair, jobs + "/" + job, "failed");
    rest.await(
        "notifications?state=sent",
        PATIENCE,
        all -> about(ofMatter(all, "job"), "failed").size() == 3);
    ran(rest, pair, jobs + "/" + job, "failed");
    second.exec(user);
    first.exec(user);
    ran(rest, pair, jobs + "/" + job, "succeeded");
    rest.await(
        "notifications?state=sent",
        PATIENCE,
        all -> about(ofMatter(all, "job"), "recovered").size() == 3);
    assertThat(about(ofMatter(rest.get("notifications"), "job"), "failed")).hasSize(3);
  }

  private static void ran(Rest rest, PairByRest pair, String job, String state) {
    JsonNode ended = pair.follow(rest.post(job + "/runs", Map.of("reason", "by hand")).is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo(state);
  }

  private static Map<String, Object> place(PairByRest pair, int server) {
    String id = pair.server(server).substring("servers/".length());
    return Map.of("server", id, "path", "/srv/letters", "mount", "");
  }

  private static List<JsonNode> ofMatter(JsonNode all, String matter) {
    return all.values().stream().filter(n -> n.get("matter").asString().equals(matter)).toList();
  }

  private static List<JsonNode> about(List<JsonNode> all, String happened) {
    return all.stream().filter(n -> n.get("happened").asString().equals(happened)).toList();
  }

  private static List<JsonNode> about(JsonNode all, String happened) {
    return all.values().stream()
        .filter(n -> n.get("happened").asString().equals(happened))
        .toList();
  }

  private static Map<String, Object> webhook(int port) {
    var body = usual("Tickets", "webhook", "en", KEY);
    body.put("webhook", Map.of("address", "http://127.0.0.1:" + port + "/pairkeeper"));
    return body;
  }

  private Map<String, Object> letters() {
    var body = usual("Dyżur", "mail", "pl", PASSWORD);
    body.put(
        "mail",
        Map.of(
            "server", "127.0.0.1",
            "port", mail.getSmtp().getPort(),
            "security", "none",
            "user", "pk",
            "from", "pk@example.org",
            "to", "oncall@example.org, second@example.org"));
    return body;
  }

  private static Map<String, Object> chat(Receiver receiver) {
    var body = usual("Дежурный", "telegram", "ru", TOKEN);
    body.put("telegram", Map.of("base", receiver.address(), "chat", "-100200300"));
    return body;
  }

  private static Map<String, Object> usual(
      String name, String kind, String language, String secret) {
    var body = new HashMap<String, Object>();
    body.put("name", name);
    body.put("kind", kind);
    body.put("language", language);
    body.put("secret", secret);
    body.put("holdSeconds", 10);
    return body;
  }

  private static String channel(Rest rest, Map<String, Object> body) {
    JsonNode made = rest.post("notification-channels", body).is(201);
    assertThat(made.get("hasSecret").asBoolean()).isTrue();
    return made.get("id").asString();
  }

  private static void refusals(Rest rest) {
    var inside = usual("Inside", "webhook", "en", KEY);
    inside.put("webhook", Map.of("address", "https://169.254.169.254/latest/meta-data"));
    JsonNode problem = rest.post("notification-channels", inside).is(422);
    assertThat(problem.get("field").asString()).isEqualTo("address");
    var plain = usual("Plain", "webhook", "en", KEY);
    plain.put("webhook", Map.of("address", "http://192.0.2.1/hook"));
    assertThat(rest.post("notification-channels", plain).is(422).toString())
        .contains("PAIRKEEPER_NOTIFY_INTERNAL");
  }

  private List<String> mails() throws MessagingException, IOException {
    var all = new java.util.ArrayList<String>();
    for (MimeMessage one : Arrays.stream(mail.getReceivedMessages()).toList()) {
      if (one.getMessageID() != null) {
        all.add(one.getSubject() + "\n" + one.getContent());
      }
    }
    return all.stream().distinct().toList();
  }

  /** Checked as a receiver would who has read the documentation only. */
  private static void isSigned(Receiver.Posted posted) {
    String signature = posted.headers().get("Pairkeeper-Signature");
    String at = signature.substring(2, signature.indexOf(','));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] sum = mac.doFinal((at + "." + posted.body()).getBytes(StandardCharsets.UTF_8));
      assertThat(signature).endsWith(",v1=" + HexFormat.of().formatHex(sum));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
