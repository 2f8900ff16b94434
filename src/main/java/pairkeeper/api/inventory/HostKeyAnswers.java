package pairkeeper.api.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import pairkeeper.api.http.Speaker;
import pairkeeper.api.inventory.HostKeyJson.HostKeyBody;
import pairkeeper.core.model.Host;
import pairkeeper.ops.approvals.KeyDesk;
import pairkeeper.ops.inventory.KeyAnswer;
import pairkeeper.ops.inventory.Trials;

/** What {@code host-key} of a server and of a target answers. */
@RequestScoped
class HostKeyAnswers {
  @Inject Trials trials;
  @Inject KeyDesk desk;
  @Inject Speaker speaker;

  HostKeyJson offered(Host host) {
    return switch (trials.offered(host.id())) {
      case KeyAnswer.Shown shown ->
          new HostKeyJson(shown.fingerprint(), shown.algorithm(), host.pinnedKey(), null);
      case KeyAnswer.Unseen unseen ->
          new HostKeyJson(null, null, host.pinnedKey(), speaker.say(unseen.why()));
    };
  }

  /** 202 and the request where a second person has to agree first. */
  Response pin(Host host, HostKeyBody said) {
    return switch (desk.pin(host.id(), said.fingerprint(), said.reason())) {
      case KeyDesk.Pinned.Agreed(KeyAnswer.Shown shown) ->
          Response.ok(
                  new HostKeyJson(
                      shown.fingerprint(), shown.algorithm(), shown.fingerprint(), null))
              .build();
      case KeyDesk.Pinned.Waits(var request) ->
          Response.accepted(KeyRequestJson.of(request)).build();
    };
  }
}
