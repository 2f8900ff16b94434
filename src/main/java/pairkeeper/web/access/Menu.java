package pairkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import pairkeeper.core.access.Right;
import pairkeeper.ops.access.CurrentUser;

/** Which entries of the navigation lead somewhere for whoever has signed in. */
@Named
@RequestScoped
public class Menu {
  @Inject private CurrentUser user;

  public boolean isAudit() {
    return user.mayAnywhere(Right.AUDIT);
  }

  public boolean isAdmin() {
    return user.may(Right.ADMINISTER, null);
  }
}
