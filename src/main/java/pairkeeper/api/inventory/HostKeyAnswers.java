package pairkeeper.api.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import pairkeeper.api.http.Speaker;
import pairkeeper.api.inventory.HostKeyJson.HostKeyBody;
import pairkeeper.core.model.Host;
import pairkeeper.ops.inventory.KeyAnswer;
import pairkeeper.ops.inventory.Trials;

/** What {@code host-key} of a server and of a target answers. */
@RequestScoped
class HostKeyAnswers {
  @Inject Trials trials;
  @Inject Speaker speaker;

  HostKeyJson offered(Host host) {
    return switch (trials.offered(host.id())) {
      case KeyAnswer.Shown shown ->
          new HostKeyJson(shown.fingerprint(), shown.algorithm(), host.pinnedKey(), null);
      case KeyAnswer.Unseen unseen ->
          new HostKeyJson(null, null, host.pinnedKey(), speaker.say(unseen.why()));
    };
  }

  HostKeyJson pin(Host host, HostKeyBody said) {
    KeyAnswer.Shown shown = trials.pin(host.id(), said.fingerprint());
    return new HostKeyJson(shown.fingerprint(), shown.algorithm(), shown.fingerprint(), null);
  }
}
