package pairkeeper.api.inventory;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.api.http.Json;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Versions;
import pairkeeper.core.model.Contact;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Tags;
import pairkeeper.ops.inventory.CustomerForm;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.SiteForm;
import tools.jackson.databind.node.ObjectNode;

/** {@code /customers}. */
@Path("customers")
@Produces("application/json")
@RequestScoped
public class CustomersResource {
  @Inject Customers customers;

  /** A person at a customer. */
  public record ContactBody(
      String name, String position, String phone, String email, Boolean restarts) {
    static ContactBody of(Contact c) {
      return new ContactBody(c.name(), c.position(), c.phone(), c.email(), c.restarts());
    }

    private Contact contact() {
      return new Contact(
          said(name), said(position), said(phone), said(email), Boolean.TRUE.equals(restarts));
    }

    /** A refusal names {@code contacts[0].phone}, counted from 0. */
    static List<Contact> contacts(List<ContactBody> said) {
      var contacts = new ArrayList<Contact>();
      for (ContactBody each : said) {
        try {
          contacts.add(each.contact());
        } catch (Refused r) {
          String field = r.field().replaceFirst("^contact", "").toLowerCase(Locale.ROOT);
          throw new Refused("contacts[" + contacts.size() + "]." + field, r.text());
        }
      }
      return contacts;
    }

    private static String said(String text) {
      return text == null ? "" : text.strip();
    }
  }

  /**
   * What a client says; {@code timeZone} is that of the first site.
   *
   * @param fourEyes runbooks that need a second person's approval
   */
  public record CustomerBody(
      String name,
      String language,
      List<ContactBody> contacts,
      List<String> tags,
      String note,
      List<String> fourEyes,
      String timeZone) {
    CustomerForm form() {
      return new CustomerForm(
          name,
          language,
          note,
          tags == null ? null : Tags.of(tags),
          contacts == null ? null : ContactBody.contacts(contacts),
          fourEyes == null ? null : FourEyes.of(fourEyes));
    }
  }

  /** What a client may change. */
  public record CustomerChange(
      String name,
      String language,
      List<ContactBody> contacts,
      List<String> tags,
      String note,
      List<String> fourEyes) {
    CustomerForm form() {
      return new CustomerBody(name, language, contacts, tags, note, fourEyes, null).form();
    }
  }

  /** What a client sees. */
  public record CustomerJson(
      UUID id,
      String name,
      String language,
      List<ContactBody> contacts,
      List<String> tags,
      String note,
      List<String> fourEyes,
      int version,
      Instant changedAt,
      String changedBy,
      Instant archivedAt) {
    static CustomerJson of(Customer c) {
      return new CustomerJson(
          c.id(),
          c.name(),
          c.language(),
          c.contacts().stream().map(ContactBody::of).toList(),
          c.tags().words(),
          c.note(),
          c.fourEyes().words(),
          c.stamp().version(),
          c.stamp().changedAt(),
          c.stamp().changedBy(),
          c.stamp().archivedAt());
    }
  }

  @GET
  public Response list(
      @QueryParam("q") String words,
      @QueryParam("archived") @DefaultValue("false") boolean archived,
      @Context UriInfo uri) {
    return Listed.of(
        customers.find(words, archived),
        uri,
        Customer::id,
        c -> CustomerJson.of(customers.get(c.id())));
  }

  @POST
  public Response add(CustomerBody said) {
    var first = new SiteForm("", "", body(said).timeZone(), List.of());
    Customer made = customers.add(said.form(), first);
    return Versions.created("customers", made.id(), CustomerJson.of(made), made.stamp());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") UUID id) {
    Customer customer = customers.get(id);
    return Versions.ok(CustomerJson.of(customer), customer.stamp());
  }

  @PATCH
  @Path("{id}")
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") String match, ObjectNode patch) {
    var now = CustomerJson.of(customers.get(id));
    var change = Json.patched(now, body(patch), CustomerChange.class);
    Customer changed = customers.change(id, Versions.needed(match), change.form());
    return Versions.ok(CustomerJson.of(changed), changed.stamp());
  }

  @DELETE
  @Path("{id}")
  public void archive(@PathParam("id") UUID id, @HeaderParam("If-Match") String match) {
    customers.archive(id, Versions.wanted(match, customers.get(id).stamp()));
  }
}
