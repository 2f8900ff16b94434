package pairkeeper.web.notify;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Delivery;
import pairkeeper.ops.notify.Deliveries;
import pairkeeper.web.ui.AddressWords;
import pairkeeper.web.ui.Said;

/** What was sent to whom, newest first; channel, state and page are in the address. */
@Named
@RequestScoped
public class DeliveriesPage {
  private static final int PAGE = 50;

  @Inject private Deliveries deliveries;
  @Inject private AddressWords address;
  @Inject private Said said;

  private List<Deliveries.Listed> read;

  private List<Deliveries.Listed> read() {
    if (read == null) {
      read = deliveries.list(address.id("channel"), state(), (address.page() - 1) * PAGE, PAGE + 1);
    }
    return read;
  }

  public List<Deliveries.Listed> getRows() {
    return read().stream().limit(PAGE).toList();
  }

  /** Has one tried anew that was given up. */
  public void again(UUID id) {
    try {
      deliveries.again(id);
      said.done(Text.of("notify.said.again"));
    } catch (Refused refused) {
      said.refused(refused);
    }
    read = null;
  }

  public List<String> getStates() {
    return Arrays.stream(Delivery.State.values()).map(Delivery.State::word).toList();
  }

  /** The state that is shown, "" for all. */
  public String getState() {
    return state() == null ? "" : state().word();
  }

  private Delivery.State state() {
    return Delivery.State.of(address.text("state")).orElse(null);
  }

  /** The icon of a state. */
  public String mark(Delivery delivery) {
    return switch (delivery.state()) {
      case WAITING -> delivery.tries() == 0 ? "todo" : "watch";
      case SENT -> "ok";
      case GIVEN_UP -> "block";
      case DROPPED -> "skip";
    };
  }

  /** The address of what is older, or "". */
  public String getFurther() {
    return read().size() > PAGE ? address(getState(), address.page() + 1) : "";
  }

  /** The address of what is newer, or "". */
  public String getBack() {
    return address.page() > 1 ? address(getState(), address.page() - 1) : "";
  }

  /** The address of this list with another state. */
  public String only(String state) {
    return address(state, 1);
  }

  private String address(String state, int page) {
    var given = new LinkedHashMap<String, String>();
    given.put("state", state);
    given.put("channel", address.text("channel"));
    given.put("page", page == 1 ? "" : String.valueOf(page));
    return address.to("/admin/deliveries.xhtml", given);
  }
}
