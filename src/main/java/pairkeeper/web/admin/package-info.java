/** Pages for administrators of the console itself. */
package pairkeeper.web.admin;
