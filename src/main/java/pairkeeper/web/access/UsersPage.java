package pairkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.User;
import pairkeeper.ops.team.Users;

/** Everybody in the team with their roles. */
@Named
@RequestScoped
public class UsersPage {
  @Inject private Users users;
  @Inject private CustomerNames customers;

  private List<User> list;

  public List<User> getList() {
    if (list == null) {
      list = users.list();
    }
    return list;
  }

  /** A user's roles, those for all customers first. */
  public List<Grant> roles(User user) {
    return user.grants().stream()
        .sorted(
            Comparator.comparing((Grant g) -> g.customer() != null)
                .thenComparing(g -> customers.name(g.customer()))
                .thenComparing(Grant::role))
        .toList();
  }

  /** The name of the customer that a role is for; "" for all. */
  public String customer(Grant grant) {
    return customers.name(grant.customer());
  }
}
