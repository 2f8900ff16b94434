package pairkeeper.web.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.access.Session;
import pairkeeper.core.access.User;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.team.Account;
import pairkeeper.ops.team.Sessions;
import pairkeeper.web.ui.Said;

/** The own account: name in lists, language, time zone, colours, and where one is signed in. */
@Named
@RequestScoped
public class AccountPage {
  @Inject private Account account;
  @Inject private Sessions sessions;
  @Inject private Said said;
  @Inject private Browser browser;

  private User user;
  private String display;
  private String language;
  private String zone;
  private String theme;

  @PostConstruct
  void fill() {
    user = account.own();
    display = user.display();
    language = user.preferences().language();
    zone = user.preferences().zone();
    theme = user.preferences().theme();
  }

  /** Keeps what was chosen, here and for every browser that signs in from now on. */
  public String save() {
    try {
      var preferences = new Preferences(plain(language), plain(zone), plain(theme));
      account.prefer(display.strip(), preferences);
      browser.prefer(preferences, true);
      said.done(Text.of("access.account.saved"));
      return "/account/index.xhtml?faces-redirect=true";
    } catch (Refused refused) {
      said.refused(refused);
      return null;
    }
  }

  /** Ends one of the other browsers' sessions. */
  public String end(UUID session) {
    sessions.endOwn(session);
    said.done(Text.of("access.account.ended"));
    return "/account/index.xhtml?faces-redirect=true";
  }

  private static String plain(String chosen) {
    return chosen == null ? "" : chosen;
  }

  public List<Session> getSessions() {
    return sessions.own();
  }

  /** Whether it is the browser in front of the page. */
  public boolean isHere(Session session) {
    return session.id().equals(browser.session());
  }

  /** What people call the browser of a session. */
  public String browser(Session session) {
    return BrowserName.of(session.agent());
  }

  /** Names that people know: a continent and a place. */
  public List<String> getZones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(z ->
            z.matches(
                "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
        .sorted()
        .toList();
  }

  public User getUser() {
    return user;
  }

  public String getDisplay() {
    return display;
  }

  public void setDisplay(String display) {
    this.display = display;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getTheme() {
    return theme;
  }

  public void setTheme(String theme) {
    this.theme = theme;
  }
}
