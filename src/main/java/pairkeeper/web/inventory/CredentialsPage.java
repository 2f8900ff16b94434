package pairkeeper.web.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.Customer;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Credentials;
import pairkeeper.ops.inventory.Customers;

/** All credentials: what they are for and how much they are used, never what they hold. */
@Named
@RequestScoped
public class CredentialsPage {
  @Inject private Credentials credentials;
  @Inject private Customers customers;
  @Inject private CurrentUser user;

  private List<Line> lines;

  /**
   * One credential of the list.
   *
   * @param customer name, or "" when it serves every customer
   * @param uses how many hosts are signed in to with it
   */
  public record Line(Credential credential, String customer, long uses, boolean mayEdit) {}

  public List<Line> getLines() {
    if (lines == null) {
      Map<UUID, String> names =
          customers.find("", false).stream()
              .collect(Collectors.toMap(Customer::id, Customer::name));
      lines =
          credentials.all().stream()
              .map(c ->
                  new Line(
                      c,
                      c.customer() == null ? "" : names.getOrDefault(c.customer(), ""),
                      credentials.uses(c.id()),
                      user.may(Right.EDIT, c.customer())))
              .toList();
    }
    return lines;
  }

  public boolean isMayAdd() {
    return user.mayAnywhere(Right.EDIT);
  }
}
