package pairkeeper.web.notify;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Route.Mail.Security;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.notify.ChannelForm;
import pairkeeper.ops.notify.Channels;
import pairkeeper.ops.notify.Sent;
import pairkeeper.ops.texts.Language;
import pairkeeper.web.ui.Said;
import pairkeeper.web.ui.Viewer;

/** The form of a channel; without an id a new one of that kind. */
@Named
@ViewScoped
public class ChannelPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Channels channels;
  @Inject private transient TypedChannelSecret typed;
  @Inject private transient Viewer viewer;
  @Inject private transient Said said;

  private transient Sent sent;
  private UUID id;
  private String kind = "webhook";
  private boolean loaded;
  private boolean hasSecret;
  private int version;
  private String name;
  private UUID customer;
  private String language;
  private List<String> matters = new ArrayList<>();
  private String holdSeconds = String.valueOf(Channel.USUAL_HOLD);
  private boolean paused;
  private String digestHour = "";
  private RouteFields route = new RouteFields();

  /** Fills the form when the page is opened. */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (id != null) {
      fill(channels.get(id));
      return;
    }
    channels.all(); // who may not make one does not see the form
    language = viewer.getLanguage().tag();
    matters = new ArrayList<>(getAllMatters());
  }

  private void fill(Channel stored) {
    id = stored.id();
    kind = stored.route().kind();
    version = stored.stamp().version();
    name = stored.name();
    customer = stored.customer();
    language = stored.language();
    matters = stored.matters().stream().sorted().map(Matter::word).collect(Collectors.toList());
    holdSeconds = String.valueOf(stored.holdSeconds());
    paused = stored.paused();
    digestHour = stored.digestHour() == null ? "" : stored.digestHour().toString();
    route = RouteFields.of(stored.route());
    hasSecret = stored.secret() != null;
  }

  /** Stores what was typed; what is refused is said beside its field and nothing is lost. */
  public String save() {
    try {
      boolean made = id == null;
      Channel stored = made ? channels.add(form()) : channels.change(id, version, form());
      fill(stored);
      said.done(Text.of("notify.said.saved", "name", stored.name()));
      return made ? "/admin/channel.xhtml?faces-redirect=true&id=" + id : null;
    } catch (Overtaken overtaken) {
      said.failed(Text.of("notify.said.overtaken", "by", overtaken.by()));
    } catch (Refused refused) {
      said.refused(refused);
    }
    return null;
  }

  private ChannelForm form() {
    Set<Matter> wanted =
        matters.stream().map(Matter::of).flatMap(Optional::stream).collect(Collectors.toSet());
    Secret secret = typed.secret();
    return new ChannelForm(
        name, customer, language, wanted, seconds(), paused, hour(), route.toRoute(kind), secret);
  }

  private int seconds() {
    if (holdSeconds == null || !holdSeconds.strip().matches("\\d{1,6}")) {
      throw new Refused("holdSeconds", Text.of("notify.refused.hold", "most", 86_400));
    }
    return Integer.parseInt(holdSeconds.strip());
  }

  private Integer hour() {
    return digestHour == null || digestHour.isEmpty() ? null : Integer.valueOf(digestHour);
  }

  /** The hours of a day. */
  public List<String> getHours() {
    return IntStream.range(0, 24).mapToObj(String::valueOf).toList();
  }

  /** Sends a test on the channel as it is stored, and shows what the other side answered. */
  public void test() {
    sent = channels.test(id);
  }

  /** Takes it out of use. */
  public String remove() {
    try {
      channels.remove(id, version);
      said.done(Text.of("notify.said.removed", "name", name));
      return "/admin/channels.xhtml?faces-redirect=true";
    } catch (Overtaken overtaken) {
      said.failed(Text.of("notify.said.overtaken", "by", overtaken.by()));
      return null;
    }
  }

  /** What came of the test that was just sent, or null. */
  public Sent getSent() {
    return sent;
  }

  public List<String> getAllMatters() {
    return Arrays.stream(Matter.values()).map(Matter::word).toList();
  }

  public List<Language> getLanguages() {
    return List.of(Language.values());
  }

  public List<Security> getSecurities() {
    return List.of(Security.values());
  }

  public boolean isHasSecret() {
    return hasSecret;
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public String getKind() {
    return kind;
  }

  /** An unknown one leaves it a webhook. */
  public void setKind(String kind) {
    if (kind != null && kind.matches("webhook|mail|telegram")) {
      this.kind = kind;
    }
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public UUID getCustomer() {
    return customer;
  }

  public void setCustomer(UUID customer) {
    this.customer = customer;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public List<String> getMatters() {
    return matters;
  }

  public void setMatters(List<String> matters) {
    this.matters = matters;
  }

  public String getHoldSeconds() {
    return holdSeconds;
  }

  public void setHoldSeconds(String holdSeconds) {
    this.holdSeconds = holdSeconds;
  }

  public boolean isPaused() {
    return paused;
  }

  public void setPaused(boolean paused) {
    this.paused = paused;
  }

  public String getDigestHour() {
    return digestHour;
  }

  public void setDigestHour(String digestHour) {
    this.digestHour = digestHour;
  }

  public RouteFields getRoute() {
    return route;
  }
}
