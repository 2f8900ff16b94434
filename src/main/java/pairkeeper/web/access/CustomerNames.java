package pairkeeper.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Customer;
import pairkeeper.ops.inventory.Customers;

/** Names of the customers that the reader may see, archived ones included, read once a request. */
@Named
@RequestScoped
public class CustomerNames {
  @Inject private Customers customers;

  private List<Customer> present;
  private Map<UUID, String> names;

  /** Those in use, by name. */
  public List<Customer> getPresent() {
    if (present == null) {
      present = customers.find("", false);
    }
    return present;
  }

  /** What a customer is called; "" for null, its id where it is out of sight. */
  public String name(UUID customer) {
    if (customer == null) {
      return "";
    }
    if (names == null) {
      names = new HashMap<>();
      customers.find("", true).forEach(c -> names.put(c.id(), c.name()));
      getPresent().forEach(c -> names.put(c.id(), c.name()));
    }
    return names.getOrDefault(customer, customer.toString());
  }
}
