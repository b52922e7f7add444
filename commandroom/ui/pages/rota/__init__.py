"""The rota of duty: who is on which shift on which day, what does not go together, who hands over to whom.

Holds the grid, the panel of the day and the forms. Imports the kit and the use cases' queries; the window alone builds
it, through the line-up of pages.
"""
