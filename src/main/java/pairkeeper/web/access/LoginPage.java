package pairkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.team.SignIn;
import pairkeeper.ops.team.SignInResult.Wait;
import pairkeeper.ops.team.SignInResult.Welcome;
import pairkeeper.ops.team.SignInResult.Wrong;
import pairkeeper.web.ui.LanguageServlet;
import pairkeeper.web.ui.Said;

/** Name and password, and where to go on afterwards. */
@Named
@RequestScoped
public class LoginPage {
  private static final String HOME = "/fleet/index.xhtml";

  @Inject private SignIn signIn;
  @Inject private Said said;
  @Inject private Browser browser;

  private String name;
  private String password;
  private String to;

  /** Signs in and goes on; the browser's earlier session, whoever planted it, ends. */
  public void enter() {
    var result =
        signIn.attempt(name, Secret.of(password), browser.caller().address(), browser.agent());
    switch (result) {
      case Welcome welcome -> {
        browser.enter(welcome);
        browser.goTo(welcome.user().mustChange() ? "/account/password.xhtml" : home());
      }
      case Wrong wrong -> said.failed(Text.of("access.login.wrong"));
      case Wait wait -> said.failed(Text.of("access.login.wait", "time", wait.until().toString()));
    }
  }

  private String home() {
    String back = LanguageServlet.back(to);
    return back.equals("/") ? HOME : back;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }
}
