package pairkeeper.web.access;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.access.ApiToken;
import pairkeeper.core.access.Right;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.team.Tokens;
import pairkeeper.ops.team.Users;
import pairkeeper.web.ui.Said;

/** API tokens: the own ones, for administrators all; a new one's key is shown once. */
@Named
@ViewScoped
public class TokensPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Tokens tokens;
  @Inject private transient Users users;
  @Inject private transient CurrentUser current;
  @Inject private transient Clock clock;
  @Inject private transient ShownOnce shown;
  @Inject private transient Said said;

  private transient List<ApiToken> list;
  private transient Map<UUID, String> owners;
  private String name;
  private String narrowedTo = "";
  private String days = "90";

  /** Makes one and shows its key on this very answer, never again. */
  public void make() {
    try {
      TeamRole most = TeamRole.of(narrowedTo).orElse(null);
      var made = tokens.make(new Tokens.Wish(name.strip(), null, most, expiry()));
      shown.show(made.key());
      name = "";
    } catch (Refused refused) {
      said.refused(refused);
    }
    list = null;
  }

  private Instant expiry() {
    if (days == null || days.isEmpty()) {
      return null;
    }
    return clock.instant().plus(Duration.ofDays(Long.parseLong(days)));
  }

  /** Ends the use of one at once. */
  public void revoke(UUID id) {
    tokens.revoke(id);
    said.done(Text.of("access.tokens.revoked"));
    list = null;
  }

  public List<ApiToken> getList() {
    if (list == null) {
      list = tokens.list();
    }
    return list;
  }

  /** Who a token acts for: a name in lists. */
  public String owner(ApiToken token) {
    if (owners == null) {
      owners = new HashMap<>(Map.of(current.actor().id(), current.actor().display()));
      if (isAll()) {
        users.list().forEach(u -> owners.put(u.id(), u.display()));
      }
    }
    return owners.get(token.owner());
  }

  /** {@code valid}, {@code expired} or {@code revoked}. */
  public String state(ApiToken token) {
    if (token.revokedAt() != null) {
      return "revoked";
    }
    return token.validAt(clock.instant()) ? "valid" : "expired";
  }

  public boolean isAll() {
    return current.may(Right.ADMINISTER, null);
  }

  public TeamRole[] getRoles() {
    return TeamRole.values();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getNarrowedTo() {
    return narrowedTo;
  }

  public void setNarrowedTo(String narrowedTo) {
    this.narrowedTo = narrowedTo == null ? "" : narrowedTo;
  }

  public String getDays() {
    return days;
  }

  public void setDays(String days) {
    this.days = days;
  }
}
