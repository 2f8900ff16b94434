package pairkeeper.web.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import pairkeeper.core.plan.Secret;

/** The secrets of one request's form; no session and no view ever keeps them. */
@Named
@RequestScoped
public class TypedSecrets {
  private String key;
  private String password;
  private String passphrase;

  /** What was typed for that kind of credential, or null when nothing was. */
  Secret secret(boolean asKey) {
    String typed = asKey ? key : password;
    return typed == null ? null : Secret.of(typed);
  }

  Secret passphrase() {
    return passphrase == null ? null : Secret.of(passphrase);
  }

  /** Always empty: a secret never goes back to the browser. */
  public String getKey() {
    return null;
  }

  public void setKey(String key) {
    this.key = key;
  }

  /** Always empty: a secret never goes back to the browser. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  /** Always empty: a secret never goes back to the browser. */
  public String getPassphrase() {
    return null;
  }

  public void setPassphrase(String passphrase) {
    this.passphrase = passphrase;
  }
}
