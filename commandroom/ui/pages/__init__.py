"""The pages, one package each: view, view model and table model; pages do not import each other."""
