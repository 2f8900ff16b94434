package pairkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.team.Account;
import pairkeeper.ops.team.SignIn;
import pairkeeper.ops.team.SignInResult.Welcome;
import pairkeeper.web.ui.Said;

/** A new password for whoever has signed in; all their other browsers have to sign in again. */
@Named
@RequestScoped
public class PasswordPage {
  @Inject private Account account;
  @Inject private SignIn signIn;
  @Inject private CurrentUser user;
  @Inject private Said said;
  @Inject private Browser browser;

  private String old;
  private String fresh;
  private String again;

  /** Changes it, and gives this browser a session of its own again. */
  public void change() {
    if (!fresh.equals(again)) {
      said.refused(new Refused("again", Text.of("access.refused.password-again")));
      return;
    }
    String address = browser.caller().address();
    try {
      account.changePassword(Secret.of(old), Secret.of(fresh), address);
    } catch (Refused refused) {
      said.refused(refused);
      return;
    }
    var result = signIn.attempt(user.actor().name(), Secret.of(fresh), address, browser.agent());
    if (result instanceof Welcome welcome) {
      browser.enter(welcome);
      browser.goTo("/fleet/index.xhtml");
    } else {
      browser.goTo("/login.xhtml");
    }
  }

  /** Whether somebody else knows it, so that nothing else may be done before. */
  public boolean isForced() {
    return account.own().mustChange();
  }

  public String getUserName() {
    return user.actor().name();
  }

  public String getOld() {
    return old;
  }

  public void setOld(String old) {
    this.old = old;
  }

  public String getFresh() {
    return fresh;
  }

  public void setFresh(String fresh) {
    this.fresh = fresh;
  }

  public String getAgain() {
    return again;
  }

  public void setAgain(String again) {
    this.again = again;
  }
}
