package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** Pairs that somebody set up by hand long ago are taken in as they are. */
@NeedsLab
class RecognitionIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void a_replicating_pair_is_taken_in_as_it_is_though_its_servers_were_named_the_wrong_way_round()
      throws IOException {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared())) {
      LabHost primary = lab.host(1);
      LabHost standby = lab.host(2);
      primary.replicateTo(standby);
      primary.clearJournal();
      standby.clearJournal();
      String credential = credential(rest, lab);
      JsonNode pair = takeIn(rest, server(standby, credential), server(primary, credential));
      String path = "pairs/" + pair.get("id").asString();
      JsonNode unread = rest.post(path + "/recognition", Map.of()).is(200);
      assertThat(unread.get("replicating").asBoolean()).isFalse();
      agree(rest, pair.get("servers").get(0), standby);
      agree(rest, pair.get("servers").get(1), primary);
      JsonNode found = rest.post(path + "/recognition", Map.of()).is(200);
      assertThat(found.get("replicating").asBoolean()).as("%s", found).isTrue();
      JsonNode second = pair.get("servers").get(1);
      assertThat(found.get("primary").asString()).isEqualTo(second.get("id").asString());
      JsonNode known = rest.get(path);
      assertThat(known.get("postgresMajor").asString()).isEqualTo("15");
      assertThat(known.get("servers").get(0).get("role").asString()).isEqualTo("standby");
      rest.await(path + "/status", PATIENCE, s -> s.get("verdict").asString().equals("healthy"));
      assertThat(primary.journal()).isEmpty();
      assertThat(standby.journal()).isEmpty();
      assertThat(rest.send("DELETE", path, null).status()).isEqualTo(204);
    }
  }

  private static String credential(Rest rest, Lab lab) throws IOException {
    var key = Files.readString(lab.key());
    var said = Map.of("name", "key of aurora", "kind", "ssh-key", "user", "support", "secret", key);
    return rest.post("credentials", said).is(201).get("id").asString();
  }

  private static JsonNode takeIn(Rest rest, Map<String, Object> first, Map<String, Object> second) {
    var customer = Map.of("name", "Lecznica Aurora", "language", "pl");
    String id = rest.post("customers", customer).is(201).get("id").asString();
    var said = Map.of("customer", id, "name", "aurora-ris", "servers", List.of(first, second));
    return rest.post("pairs", said).is(201);
  }

  private static Map<String, Object> server(LabHost host, String credential) {
    return Map.of("host", host.address(), "sshCredential", credential);
  }

  private static void agree(Rest rest, JsonNode server, LabHost host) {
    String path = "servers/" + server.get("id").asString() + "/host-key";
    rest.put(path, Map.of("fingerprint", host.fingerprint())).is(200);
  }
}
