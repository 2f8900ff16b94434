package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Contact;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Tags;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.CustomerForm;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.SiteForm;
import pairkeeper.web.ui.Said;
import pairkeeper.web.ui.Viewer;

/** The form of a customer; a new one gets its first site's clock here too. */
@Named
@ViewScoped
public class EditCustomerPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient Customers customers;
  @Inject private transient Said said;
  @Inject private transient Viewer viewer;
  @Inject private transient CurrentUser user;

  private UUID id;
  private boolean loaded;
  private String name;
  private String language;
  private String tags;
  private String note;
  private String timeZone;
  private String place;
  private Map<String, Boolean> fourEyes = FourEyesFields.of(FourEyes.none());
  private final List<ContactFields> contacts = new ArrayList<>();
  private final Editing editing = new Editing();

  /** Fills the form when the page is opened. */
  public void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    if (id == null) {
      language = viewer.getLanguage().tag();
      timeZone = Zones.name(viewer.getZone());
      contacts.add(new ContactFields());
      return;
    }
    Customer c = customers.get(id);
    editing.opened(c.stamp());
    name = c.name();
    language = c.language();
    tags = c.tags().toString();
    note = c.note();
    fourEyes = FourEyesFields.of(c.fourEyes());
    c.contacts().forEach(p -> contacts.add(ContactFields.of(p)));
  }

  public String save() {
    return editing.store(
        said,
        () -> {
          var form =
              new CustomerForm(
                  Typed.text(name), language, note, Tags.typed(tags), people(), approvals());
          Customer stored =
              id == null
                  ? customers.add(form, new SiteForm(null, place, timeZone, null))
                  : customers.change(id, editing.version(), form);
          said.done(Text.of("inventory.said.customer-stored", "name", stored.name()));
          return "/inventory/customer.xhtml?faces-redirect=true&id=" + stored.id();
        });
  }

  /** What was typed goes over what the other person stored. */
  public String saveMine() {
    editing.overrule();
    return save();
  }

  public String archive() {
    return editing.archive(
        said,
        () -> {
          customers.archive(id, editing.version());
          said.done(Text.of("inventory.said.customer-archived", "name", name));
          return "/inventory/index.xhtml?faces-redirect=true";
        });
  }

  public void addContact() {
    contacts.add(new ContactFields());
  }

  private List<Contact> people() {
    var people = new ArrayList<Contact>();
    for (int i = 0; i < contacts.size(); i++) {
      if (!contacts.get(i).blank()) {
        try {
          people.add(contacts.get(i).toContact());
        } catch (Refused r) {
          throw new Refused(r.field() + i, r.text());
        }
      }
    }
    return people;
  }

  private FourEyes approvals() {
    return isMayFourEyes() ? FourEyesFields.chosen(fourEyes) : null;
  }

  /** Whether the person may say what needs a second one. */
  public boolean isMayFourEyes() {
    return user.may(Right.ADMINISTER, id);
  }

  /** For each runbook whether it needs an approval. */
  public Map<String, Boolean> getFourEyes() {
    return fourEyes;
  }

  public List<String> getRunbooks() {
    return FourEyes.KNOWN;
  }

  public List<ContactFields> getContacts() {
    return contacts;
  }

  public Conflict getConflict() {
    return editing.conflict();
  }

  public List<String> getZones() {
    return Zones.ALL;
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public String getTags() {
    return tags;
  }

  public void setTags(String tags) {
    this.tags = tags;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }

  public String getTimeZone() {
    return timeZone;
  }

  public void setTimeZone(String timeZone) {
    this.timeZone = timeZone;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }
}
