"""Who may take part: the authority's keys and certificates, invites, enrolment, revocation, sessions."""
