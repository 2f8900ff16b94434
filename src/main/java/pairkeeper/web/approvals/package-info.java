/** The page of a request for a second person's approval, and where such requests are shown. */
package pairkeeper.web.approvals;
